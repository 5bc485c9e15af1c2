import type { Curtain, Edited, Frozen, Ink, Light, Mark, Message, Place, Register, Run, Shared, Stamp, Values, Zoom } from './shared.ts'

/** Reads a value that some other window sent; none where it is not what it should be. */
type Reader<Value> = (value: unknown) => Value | undefined

/** Far more than any deck has, and little enough for a socket. */
const MOST = 1_000_000
const MOST_MARKS = 5000
const MOST_LETTERS = 64
/** Some weeks, either way: a window may have been open for long. */
const MOST_MS = 1e10
/** Canvas pixels, with room for wide screens and for a hand that goes over the edge. */
const MOST_PX = 10_000
const MOST_ZOOM = 10
export const MOST_STROKES = 200
/** Points of all strokes together: more than a slide can be read under, and little enough to be told with each turn. */
export const MOST_POINTS = 5000
const CURTAINS = ['none', 'black', 'white'] as const

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const count: Reader<number> = value => Number.isSafeInteger(value) && value as number >= 0 && value as number <= MOST ? value as number : undefined
const text: Reader<string> = value => typeof value === 'string' && value.length <= MOST_LETTERS ? value : undefined
const time: Reader<number> = value => typeof value === 'number' && Math.abs(value) <= MOST_MS ? value : undefined
/** A clock on the wall may show anything. */
const date: Reader<number> = value => typeof value === 'number' && Number.isFinite(new Date(value).getTime()) ? value : undefined

const place: Reader<Place> = (value) => {
  if (!isObject(value))
    return
  const [slide, click] = [count(value.slide), count(value.click)]
  return slide && click !== undefined ? { slide, click } : undefined
}

const mark: Reader<Mark> = (value) => {
  const [where, at] = [place(value), time(isObject(value) ? value.at : undefined)]
  return where && at !== undefined ? { ...where, at } : undefined
}

const run: Reader<Run> = (value) => {
  if (!isObject(value) || !Array.isArray(value.marks) || value.marks.length > MOST_MARKS)
    return
  const [changed, startedAt, pausedAt, begun] = [time(value.changed), time(value.startedAt), time(value.pausedAt), date(value.begun)]
  const marks = value.marks.map(mark)
  return changed === undefined || marks.includes(undefined)
    ? undefined
    : {
        changed,
        marks: marks as Mark[],
        ...startedAt !== undefined && { startedAt },
        ...pausedAt !== undefined && { pausedAt },
        ...begun !== undefined && { begun },
        ...value.ended === true && { ended: true },
      }
}

const within = (value: unknown, least: number, most: number): value is number => typeof value === 'number' && value >= least && value <= most
const pixel = (value: unknown): value is number => within(value, -MOST_PX, MOST_PX)

const frozen: Reader<Frozen> = value => value === 'none' ? value : place(value)

const zoom: Reader<Zoom> = (value) => {
  if (!isObject(value))
    return
  const [slide, { x, y, by }] = [count(value.slide), value]
  return slide && pixel(x) && pixel(y) && within(by, 1, MOST_ZOOM) ? { slide, x, y, by } : undefined
}

const isStroke = (value: unknown): value is number[] => Array.isArray(value) && value.length % 2 === 0 && value.every(pixel)

const ink: Reader<Ink> = (value) => {
  if (!isObject(value) || !Array.isArray(value.strokes) || value.strokes.length > MOST_STROKES)
    return
  const [slide, strokes] = [count(value.slide), value.strokes as unknown[]]
  return slide && strokes.every(isStroke) && strokes.flat().length <= MOST_POINTS * 2 ? { slide, strokes } : undefined
}

function register<Value>(value: unknown, read: Reader<Value>): Register<Value> | undefined {
  if (!isObject(value) || !isObject(value.stamp))
    return
  const [counted, by, known] = [count(value.stamp.count), text(value.stamp.by), read(value.value)]
  return counted !== undefined && by !== undefined && known !== undefined ? { value: known, stamp: { count: counted, by } satisfies Stamp } : undefined
}

const curtain: Reader<Curtain> = value => CURTAINS.find(name => name === value)
const READERS: { [Name in keyof Values]: Reader<Values[Name]> } = { place, curtain, run, frozen, zoom, ink }

/** Reads values that windows share; leaves out those that it does not understand. */
export function readShared(value: unknown): Shared {
  if (!isObject(value))
    return {}
  const read = Object.entries(READERS).map(([name, reader]) => [name, register<unknown>(value[name], reader)] as const)
  return Object.fromEntries(read.filter(([, known]) => known)) as Shared
}

const light: Reader<Light> = (value) => {
  const spot = zoom(isObject(value) ? { ...value, by: 1 } : undefined)
  return spot && { kind: 'light', slide: spot.slide, x: spot.x, y: spot.y }
}

/**
 * Reads a message of another window or of the server, which may be anybody's: only what a deck can mean is taken over,
 * field by field.
 * @returns none of what is no message
 */
export function readMessage(value: unknown): Message | Light | Edited | undefined {
  if (!isObject(value))
    return
  if (value.kind === 'edited')
    return { kind: 'edited' }
  if (value.kind === 'light')
    return light(value)
  if (value.kind !== 'news' && value.kind !== 'state')
    return
  const session = text(value.session)
  return { kind: value.kind, shared: readShared(value.shared), ...session !== undefined && { session } }
}

/** The same of a text; none where it is no JSON. */
export function parseMessage(json: string): Message | Light | Edited | undefined {
  try {
    return readMessage(JSON.parse(json))
  }
  catch {
    return undefined
  }
}
