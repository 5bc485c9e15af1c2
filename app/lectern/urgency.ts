/** The stage of the time that is left: enough, the last two minutes, the last half minute, none. */
export type Urgency = 'left' | 'soon' | 'ending' | 'over'

const SOON_SECONDS = 120
const ENDING_SECONDS = 30

/** @param seconds until the planned end; negative: over time. Told as they are shown, to the second */
export function urgencyOf(seconds: number): Urgency {
  if (seconds <= -0.5)
    return 'over'
  const shown = Math.round(seconds)
  if (shown <= ENDING_SECONDS)
    return 'ending'
  return shown <= SOON_SECONDS ? 'soon' : 'left'
}
