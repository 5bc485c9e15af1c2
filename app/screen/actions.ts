/** What a window can do at the press of a key. */
export type Action
  = | 'next' | 'prev' | 'nextSlide' | 'prevSlide' | 'goFirst' | 'goLast'
    | 'black' | 'white' | 'lift'
    | 'overview' | 'help' | 'close'
    | 'fullScreen' | 'enterFullScreen' | 'leaveFullScreen'
    | 'goTyped' | 'forgetTyped' | `type${number}`

/** The part of a KeyboardEvent that counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** How things stand when a key is pressed. */
export interface Situation {
  /** where the keyboard focus is: `text` takes every key, `button` space and Enter */
  focus: 'text' | 'button' | 'elsewhere'
  /** digits typed so far */
  typed: string
  panel: 'overview' | 'help' | undefined
  curtain: 'none' | 'black' | 'white'
  fullScreen: boolean
}

const STEPS = new Set<Action>(['next', 'prev', 'nextSlide', 'prevSlide'])
const MOVES = new Set<Action>([...STEPS, 'goFirst', 'goLast'])

/** As in PowerPoint and WPS; with a Chinese input method on, `.` `,` `?` come as 。，？. */
const KEYS: Record<string, Action | 'back'> = {
  'PageDown': 'next',
  'ArrowRight': 'next',
  ' ': 'next',
  'Enter': 'next',
  'n': 'next',
  'PageUp': 'prev',
  'ArrowLeft': 'prev',
  'shift+ ': 'prev',
  'Backspace': 'prev',
  'p': 'prev',
  'ArrowDown': 'nextSlide',
  'ArrowUp': 'prevSlide',
  'Home': 'goFirst',
  'End': 'goLast',
  'b': 'black',
  '.': 'black',
  '。': 'black',
  'w': 'white',
  ',': 'white',
  '，': 'white',
  'o': 'overview',
  '?': 'help',
  '？': 'help',
  'f': 'fullScreen',
  'F5': 'enterFullScreen',
  'Escape': 'back',
}
/** Where the input method keeps the character to itself (`Process`), the place of the key tells it. */
const PLACES = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/
const OTHER_PLACES: Record<string, string> = { Period: '.', NumpadDecimal: '.', Comma: ',', Space: ' ', Enter: 'Enter', NumpadEnter: 'Enter' }
const DIGIT = /^\d$/

function nameOf({ key, code, shiftKey }: KeyPress): string {
  if (key === 'Process' || key === 'Unidentified') {
    const [, letter, digit] = PLACES.exec(code) ?? []
    key = letter ?? digit ?? (code === 'Slash' && shiftKey ? '?' : OTHER_PLACES[code] ?? code)
  }
  if (key === ' ')
    return shiftKey ? 'shift+ ' : ' '
  return key.length === 1 ? key.toLowerCase() : key
}

/** Esc takes away what lies on top. */
function back({ typed, panel, curtain, fullScreen }: Situation): Action | undefined {
  if (typed)
    return 'forgetTyped'
  if (panel)
    return 'close'
  if (curtain !== 'none')
    return 'lift'
  return fullScreen ? 'leaveFullScreen' : undefined
}

/**
 * What a key asks for; nothing where it is the browser's, the focused element's or unknown. While the curtain is down a
 * step lifts it and does not turn the page, as in PowerPoint; with the help open it closes the help; in the overview it
 * is the overview's own.
 */
export function actionOf(press: KeyPress, situation: Situation): Action | undefined {
  const { focus, typed, panel, curtain } = situation
  if (press.ctrlKey || press.altKey || press.metaKey || focus === 'text')
    return
  const name = nameOf(press)
  if (DIGIT.test(name))
    return `type${Number(name)}`
  if (name === 'Enter' && typed)
    return 'goTyped'
  if (focus === 'button' && (name === 'Enter' || name.endsWith(' ')))
    return
  const action = KEYS[name]
  if (action === 'back')
    return back(situation)
  if (!action || action === curtain)
    return action && 'lift'
  if (action === panel)
    return 'close'
  if (panel === 'overview' && MOVES.has(action))
    return
  if (!STEPS.has(action))
    return action
  if (panel)
    return 'close'
  return curtain === 'none' ? action : 'lift'
}

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
