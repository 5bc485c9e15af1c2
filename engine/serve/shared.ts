/**
 * The values that all windows of a deck share, and the way they agree on them: each carries a stamp, the later stamp holds,
 * whatever the order in which windows hear of it and however often. Pure, for windows and server alike.
 */

/** A place in the deck. */
export interface Place { slide: number, click: number }

/** A curtain hides the slide in the hall. */
export type Curtain = 'none' | 'black' | 'white'

/** Points on a slide are in pixels of its canvas (720 high), whatever the screen. */
export interface Point { x: number, y: number }

/** The place at which the hall stands still while the speaker looks on. */
export type Frozen = Place | 'none'

/** The hall sees a slide `by` times as large; `x` and `y` stay where they are, 1 is as usual. */
export interface Zoom extends Point { slide: number, by: number }

/** The strokes drawn on a slide, each as x and y of its points in turn. */
export interface Ink { slide: number, strokes: number[][] }

/** The spot of the laser pointer: told as it moves, and kept by nobody. */
export interface Light extends Point { kind: 'light', slide: number }

/** A step that came up, `at` seconds after the start, pauses left out. */
export interface Mark extends Place {
  at: number
}

/**
 * One delivery of the speech, at a rehearsal or in earnest. It is never changed: each event makes a new one. Its times
 * are ms of the monotonic clock of whoever holds it (`performance.now()`), so that no one who sets a clock moves them.
 */
export interface Run {
  /** when it last changed */
  changed: number
  /** when it would have started had there been no pause; none before the start */
  startedAt?: number
  /** none while it runs */
  pausedAt?: number
  /** it was brought to its end, rather than paused */
  ended?: true
  /** ms since 1970 of the clock on the wall at the start: for the eye, and for the name of a file */
  begun?: number
  /** the steps in the order in which they came up */
  marks: Mark[]
}

/** Later is who has counted further; windows that counted alike at the same time are told apart by their names. */
export interface Stamp { count: number, by: string }
export interface Register<Value> { value: Value, stamp: Stamp }
export interface Values { place: Place, curtain: Curtain, run: Run, frozen: Frozen, zoom: Zoom, ink: Ink }
export type Shared = { [Name in keyof Values]?: Register<Values[Name]> }

/** The server says that the deck was edited, to windows that Vite no longer tells. */
export interface Edited { kind: 'edited' }

/** A message between windows and server. Times in it are counted from the moment of sending. */
export interface Message {
  /** `news`: somebody has just turned, blacked, started …; `state`: how things stand, to whoever does not know it */
  kind: 'news' | 'state'
  /** the server that the sender last heard, a name of its own for each start */
  session?: string
  shared: Shared
}

const NAMES = ['place', 'curtain', 'run', 'frozen', 'zoom', 'ink'] as const

/**
 * A place that a window was opened at and nobody turned to: of no weight against a turn, nor against another of its kind.
 */
export const UNTURNED = 0

/** True if `a` holds against `b`. */
function isLater(a: Stamp | undefined, b: Stamp | undefined): boolean {
  if (!a || !b)
    return Boolean(a)
  return a.count === b.count ? a.count !== UNTURNED && a.by > b.by : a.count > b.count
}

/** Names of the values of which `a` knows more than `b`. */
export function aheadIn(a: Shared, b: Shared): (keyof Values)[] {
  return NAMES.filter(name => isLater(a[name]?.stamp, b[name]?.stamp))
}

/** The highest count of all stamps. */
export function countOf(shared: Shared): number {
  return Math.max(UNTURNED, ...NAMES.map(name => shared[name]?.stamp.count ?? UNTURNED))
}

/** Of two accounts of one run the longer: the way from window to window takes time, and makes none. */
function longer(a: Register<Run>, b: Register<Run>): Register<Run> {
  return (b.value.startedAt ?? Infinity) < (a.value.startedAt ?? Infinity) && b.value.pausedAt === undefined ? b : a
}

/** Joins the knowledge of two. */
export function merge(mine: Shared, theirs: Shared): Shared {
  const later = Object.fromEntries(aheadIn(theirs, mine).map(name => [name, theirs[name]])) as Shared
  const merged = { ...mine, ...later }
  const same = mine.run && theirs.run && !later.run && mine.run.stamp.count === theirs.run.stamp.count && mine.run.stamp.by === theirs.run.stamp.by
  return same ? { ...merged, run: longer(mine.run!, theirs.run!) } : merged
}

/** The same run on a clock that shows `by` ms more. */
export function shiftRun(run: Run, by: number): Run {
  return {
    ...run,
    changed: run.changed + by,
    ...run.startedAt !== undefined && { startedAt: run.startedAt + by },
    ...run.pausedAt !== undefined && { pausedAt: run.pausedAt + by },
  }
}

/** All of it on a clock that shows `by` ms more: by `-now` before it is sent, by `now` when it is heard. */
export function shift(shared: Shared, by: number): Shared {
  return shared.run ? { ...shared, run: { ...shared.run, value: shiftRun(shared.run.value, by) } } : shared
}

/** The protocol by which a socket of ours is told from one of Vite's. */
export const SOCKET = 'deck'
