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

const STEPS = new Set<Action | 'back' | undefined>(['next', 'prev', 'nextSlide', 'prevSlide'])
const MOVES = new Set([...STEPS, 'goFirst', 'goLast'] as const)

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
/** What a button takes for a click. */
const ACTIVATING = new Set(['Enter', ' ', 'shift+ '])

function nameOf({ key, code, shiftKey }: KeyPress): string {
  if (key === 'Process' || key === 'Unidentified') {
    const [, letter, digit] = PLACES.exec(code) ?? []
    key = letter ?? digit ?? (code === 'Slash' && shiftKey ? '?' : OTHER_PLACES[code] ?? code)
  }
  if (key === ' ')
    return shiftKey ? 'shift+ ' : ' '
  return key.length === 1 ? key.toLowerCase() : key
}

/** A key that was pressed, by its name and what it usually asks for, and how things stood. */
interface Asked extends Situation {
  name: string
  usual: Action | 'back' | undefined
  /** with Ctrl, Alt or Command */
  modified: boolean
}

/** What takes the place of the usual action; the first that applies counts. */
const RULES: [applies: (asked: Asked) => boolean, instead: Action | undefined][] = [
  // The browser's own, and that of whoever types.
  [({ modified }) => modified, undefined],
  [({ focus }) => focus === 'text', undefined],
  [({ name, typed }) => name === 'Enter' && typed !== '', 'goTyped'],
  [({ name, focus }) => focus === 'button' && ACTIVATING.has(name), undefined],
  // Esc takes away what lies on top.
  [({ usual, typed }) => usual === 'back' && typed !== '', 'forgetTyped'],
  [({ usual, panel }) => usual === 'back' && panel !== undefined, 'close'],
  [({ usual, curtain }) => usual === 'back' && curtain !== 'none', 'lift'],
  [({ usual, fullScreen }) => usual === 'back' && fullScreen, 'leaveFullScreen'],
  [({ usual }) => usual === 'back', undefined],
  // Asked for again, what is there goes.
  [({ usual, curtain }) => usual === curtain, 'lift'],
  [({ usual, panel }) => usual !== undefined && usual === panel, 'close'],
  // In the overview a move is the overview's own. Elsewhere a step first takes away what hides the slide, as in PowerPoint.
  [({ usual, panel }) => panel === 'overview' && MOVES.has(usual), undefined],
  [({ usual, panel }) => panel !== undefined && STEPS.has(usual), 'close'],
  [({ usual, curtain }) => curtain !== 'none' && STEPS.has(usual), 'lift'],
]

/** What a key asks for; nothing where it is the browser's, the focused element's or unknown. */
export function actionOf(press: KeyPress, situation: Situation): Action | undefined {
  const name = nameOf(press)
  const usual = DIGIT.test(name) ? `type${Number(name)}` as const : KEYS[name]
  const asked: Asked = { ...situation, name, usual, modified: press.ctrlKey || press.altKey || press.metaKey }
  const rule = RULES.find(([applies]) => applies(asked))
  return rule ? rule[1] : usual as Action | undefined
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
