import type { Mark, Message, Place, Register, Run, Shared, Stamp } from './shared.ts'

/** Reads a value that some other window sent; none where it is not what it should be. */
type Reader<Value> = (value: unknown) => Value | undefined

/** Far more than any deck has, and little enough for a socket. */
const MOST = 1_000_000
const MOST_MARKS = 5000
const MOST_LETTERS = 64
/** Some weeks, either way: a window may have been open for long. */
const MOST_MS = 1e10
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

function register<Value>(value: unknown, read: Reader<Value>): Register<Value> | undefined {
  if (!isObject(value) || !isObject(value.stamp))
    return
  const [counted, by, known] = [count(value.stamp.count), text(value.stamp.by), read(value.value)]
  return counted !== undefined && by !== undefined && known !== undefined ? { value: known, stamp: { count: counted, by } satisfies Stamp } : undefined
}

/** What is not understood is left out. */
export function readShared(value: unknown): Shared {
  if (!isObject(value))
    return {}
  const [where, curtain, timed] = [
    register(value.place, place),
    register(value.curtain, down => CURTAINS.find(name => name === down)),
    register(value.run, run),
  ]
  return { ...where && { place: where }, ...curtain && { curtain }, ...timed && { run: timed } }
}

/**
 * Reads a message of another window or of the server, which may be anybody's: only what a deck can mean is taken over,
 * field by field.
 * @returns none of what is no message
 */
export function readMessage(value: unknown): Message | undefined {
  if (!isObject(value) || (value.kind !== 'news' && value.kind !== 'state'))
    return
  const session = text(value.session)
  return { kind: value.kind, shared: readShared(value.shared), ...session !== undefined && { session } }
}

/** The same of a text; none where it is no JSON. */
export function parseMessage(json: string): Message | undefined {
  try {
    return readMessage(JSON.parse(json))
  }
  catch {
    return undefined
  }
}
