/** The action of a window at the press of a key. */
export type Action
  = | 'next' | 'prev' | 'nextSlide' | 'prevSlide' | 'goFirst' | 'goLast'
    | 'black' | 'white' | 'lift'
    | 'laser' | 'pen' | 'arrow' | 'erase' | 'zoomIn' | 'zoomOut' | 'unzoom' | 'freeze' | 'thaw'
    | 'overview' | 'help' | 'close'
    | 'fullScreen' | 'enterFullScreen' | 'leaveFullScreen'
    | 'goTyped' | 'forgetTyped' | `type${number}`

/** The part of a KeyboardEvent that counts. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey' | 'ctrlKey' | 'altKey' | 'metaKey'>

/** The situation in which a key is pressed. */
export interface Situation {
  /** where the keyboard focus is: `text` takes every key, `button` space and Enter */
  focus: 'text' | 'button' | 'elsewhere'
  /** digits typed so far */
  typed: string
  /** the dialog that is open */
  panel: 'overview' | 'help' | 'times' | undefined
  curtain: 'none' | 'black' | 'white'
  tool: 'none' | 'laser' | 'pen'
  zoomed: boolean
  /** whether the hall stands still */
  frozen: boolean
  fullScreen: boolean
  /** what the window shows: to the hall, or to the speaker */
  view: 'hall' | 'presenter'
}

const STEPS = new Set<Action | 'back' | undefined>(['next', 'prev', 'nextSlide', 'prevSlide'])

/** As in PowerPoint and WPS, which have no key to freeze; with a Chinese input method on, `.` `,` `?` come as its own signs. */
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
  'l': 'laser',
  'd': 'pen',
  'a': 'arrow',
  'e': 'erase',
  '+': 'zoomIn',
  '=': 'zoomIn',
  '-': 'zoomOut',
  's': 'freeze',
  'o': 'overview',
  'g': 'overview',
  '?': 'help',
  '？': 'help',
  'f': 'fullScreen',
  'F5': 'enterFullScreen',
  'Escape': 'back',
}
/** With Ctrl, or Command: the browser's own in a window, the deck's while it is presented, as in PowerPoint. */
const PRESENTING_KEYS: Record<string, Action> = { l: 'laser', p: 'pen', a: 'arrow' }
/** When the input method keeps the character to itself (`Process`), the place of the key tells it. */
const PLACES = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/
const OTHER_PLACES: Record<string, string> = { Period: '.', NumpadDecimal: '.', Comma: ',', Equal: '+', NumpadAdd: '+', Minus: '-', NumpadSubtract: '-', Space: ' ', Enter: 'Enter', NumpadEnter: 'Enter' }
const DIGIT = /^\d$/
/** Keys that a button takes for a click. */
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

/** Rules that replace the usual action; the first that applies counts. */
const RULES: [applies: (asked: Asked) => boolean, instead: Action | undefined][] = [
  // The browser's own, and that of whoever types.
  [({ modified }) => modified, undefined],
  [({ focus }) => focus === 'text', undefined],
  [({ name, typed }) => name === 'Enter' && typed !== '', 'goTyped'],
  [({ name, focus }) => focus === 'button' && ACTIVATING.has(name), undefined],
  // Esc takes away what lies on top.
  [({ usual, typed }) => usual === 'back' && typed !== '', 'forgetTyped'],
  [({ usual, panel }) => usual === 'back' && panel !== undefined, 'close'],
  // Keys do not act through a dialog: its own key closes it, and so does a step the help; the rest is the dialog's.
  [({ usual, panel }) => panel !== undefined && (usual === panel || (panel === 'help' && STEPS.has(usual))), 'close'],
  [({ panel }) => panel !== undefined, undefined],
  [({ usual, tool }) => usual === 'back' && tool !== 'none', 'arrow'],
  [({ usual, zoomed }) => usual === 'back' && zoomed, 'unzoom'],
  [({ usual, curtain }) => usual === 'back' && curtain !== 'none', 'lift'],
  [({ usual, frozen }) => usual === 'back' && frozen, 'thaw'],
  [({ usual, fullScreen }) => usual === 'back' && fullScreen, 'leaveFullScreen'],
  [({ usual }) => usual === 'back', undefined],
  // Asked for again, what is there goes.
  [({ usual, curtain }) => usual === curtain, 'lift'],
  [({ usual, tool }) => usual === tool, 'arrow'],
  [({ usual, frozen }) => usual === 'freeze' && frozen, 'thaw'],
  // A step first takes away what hides the slide, as in PowerPoint; from behind a picture that stands still the speaker looks on.
  [({ usual, curtain }) => curtain !== 'none' && STEPS.has(usual), 'lift'],
  [({ usual, frozen, view }) => frozen && view === 'hall' && STEPS.has(usual), 'thaw'],
]

function presenting({ ctrlKey, metaKey, altKey, shiftKey }: KeyPress, { fullScreen, view }: Situation): boolean {
  return ctrlKey !== metaKey && !altKey && !shiftKey && (fullScreen || view === 'presenter')
}

/** Returns the action that a key asks for; nothing if it is the browser's, the focused element's or unknown. */
export function actionOf(press: KeyPress, situation: Situation): Action | undefined {
  const name = nameOf(press)
  const ours = presenting(press, situation) ? PRESENTING_KEYS[name] : undefined
  const usual = ours ?? (DIGIT.test(name) ? `type${Number(name)}` as const : KEYS[name])
  const asked: Asked = { ...situation, name, usual, modified: !ours && (press.ctrlKey || press.altKey || press.metaKey) }
  const rule = RULES.find(([applies]) => applies(asked))
  return rule ? rule[1] : usual as Action | undefined
}
