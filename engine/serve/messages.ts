/** By this UnoCSS asks whether a layer of its styles is still the newest; else Vite's client only says that it is there. */
const STYLES = 'unocss:hmr'
const LAYER = /^\w{1,40}$/

/** By this a window says which part of the deck throws since it was edited (`app/windows/lastGood.ts`). */
export const FAULT = 'deck:fault'
const MOST_LETTERS = 1000
/** What it says, for the terminal of whoever edits the deck. */
export interface Fault { part: string, error: string }

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= MOST_LETTERS
const isFault = (data: unknown): data is Fault => typeof data === 'object' && data !== null && isText((data as Fault).part) && isText((data as Fault).error)
const isLayer = (data: unknown): boolean => Array.isArray(data) && data.length === 1 && typeof data[0] === 'string' && LAYER.test(data[0])

/**
 * True if a message to Vite's socket is one that the deck's pages send. All others are kept from Vite and the plugins,
 * whose handlers trust them: `vite:invoke` gives any file, and one of a wrong shape ends the process.
 * @param text as it was sent
 * @param isHere whether this machine sent it: what another says goes to no terminal
 */
export function isHotMessage(text: string, isHere: boolean): boolean {
  let message: unknown
  try {
    message = JSON.parse(text)
  }
  catch {
    return false
  }
  if (typeof message !== 'object' || message === null)
    return false
  const { type, event, data } = message as Record<string, unknown>
  if (type === 'ping')
    return true
  return type === 'custom' && ((event === STYLES && isLayer(data)) || (isHere && event === FAULT && isFault(data)))
}
