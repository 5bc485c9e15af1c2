import { spokenLength } from './sentences.ts'

/** The words from one click to the next. */
export interface Step {
  /** number of the slide, from 1 */
  slide: number
  /** 0 when the slide comes up */
  click: number
  /** spoken characters: `spokenLength` */
  characters: number
  /** when it comes up and when the next one does, in seconds from the start */
  due: number
  end: number
}

/** The times at which the clicks of the deck are due. */
export interface Plan {
  /** the whole, in seconds */
  duration: number
  /** spoken characters of the whole */
  characters: number
  steps: Step[]
}

/** A speaker's lead or delay against the plan. */
export interface Pace {
  /** seconds behind the plan; negative: ahead; 0 while the words of this step are due */
  behind: number
  /** the same in characters at the pace of the plan */
  charactersBehind: number
  /** seconds until the planned end; negative: over time */
  secondsLeft: number
  /** characters not yet spoken, as far as the clicks tell */
  charactersLeft: number
}

/**
 * Spreads the duration over the clicks by the number of characters, so that the last word is due at its end.
 * @param notes for each slide the words from click to click, those before the first click first
 * @param duration in seconds
 */
export function planOf(notes: string[][], duration: number): Plan {
  const lengths = notes.map(segments => segments.map(spokenLength))
  const characters = lengths.flat().reduce((sum, length) => sum + length, 0)
  let said = 0
  const steps = lengths.flatMap((slide, index) => slide.map((length, click): Step => {
    const due = said / characters * duration
    said += length
    return { slide: index + 1, click, characters: length, due, end: said / characters * duration }
  }))
  return { duration, characters, steps }
}

/** The step at which a slide and click stand; of a click past its last, the last of the slide. */
export function stepAt({ steps }: Plan, slide: number, click: number): Step | undefined {
  return steps.findLast(step => step.slide === slide && step.click <= click)
}

/**
 * Tells how a speaker stands who is at a step. Within its words he is taken to be where the plan has him: the clicks tell no
 * more. So he is behind only when the next click is overdue, and ahead only when this one came too soon.
 * @param plan of the speech
 * @param step at which he is
 * @param elapsed seconds since the start
 */
export function paceOf(plan: Plan, step: Step, elapsed: number): Pace {
  const { duration, characters } = plan
  const reached = Math.min(Math.max(elapsed, step.due), step.end)
  const rate = characters / duration
  return {
    behind: elapsed - reached,
    charactersBehind: Math.round((elapsed - reached) * rate),
    secondsLeft: duration - elapsed,
    charactersLeft: Math.round((duration - reached) * rate),
  }
}

/** A span of time as `m:ss`, to the second; a negative one with a minus sign. */
export function clockTime(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  return `${seconds <= -0.5 ? '−' : ''}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
