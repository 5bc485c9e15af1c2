/**
 * Shorter than the gap of two presses that are meant, longer than a contact bounces (some 20 ms when worn) and than the
 * gaps in which a clicker sends a held key as presses of its own (33 ms).
 */
const BOUNCE_MS = 60

/**
 * Tells presses that count from a key that is held or bounces, coming again right after it went down or up. Times are
 * those that the system stamped on the events, so that a busy page does not draw two presses together.
 * @returns whether an event is such a press; it must be given all events of all keys, `keydown` and `keyup`
 */
export function pressFilter(): (event: Pick<KeyboardEvent, 'type' | 'key' | 'code' | 'repeat' | 'timeStamp'>) => boolean {
  const last = new Map<string, number>()
  return ({ type, key, code, repeat, timeStamp }) => {
    const id = code || key
    const settled = timeStamp - (last.get(id) ?? -Infinity) >= BOUNCE_MS
    last.set(id, timeStamp)
    return type === 'keydown' && !repeat && settled
  }
}
