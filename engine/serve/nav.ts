import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { bodyOf } from './body.ts'

/** Where Slidev's windows send what they share (`state/shared.ts`), as JSON. */
export const NAV = '/@server-reactive/nav'
const JSON_TYPE = /^application\/json\s*(?:;|$)/i
/** A run of some thousand steps. */
const MOST_BYTES = 512 * 1024
const MOST = 1_000_000
const MOST_LETTERS = 64
/** Stands for `undefined` in JSON (`vite-plugin-vue-server-ref`). */
const UNDEFINED = '__UNDEFINED___'

type Check = (value: unknown) => boolean

const count: Check = value => Number.isSafeInteger(value) && value as number >= 0 && value as number <= MOST
const time: Check = value => typeof value === 'number' && Number.isFinite(new Date(value).getTime())
const text: Check = value => typeof value === 'string' && value.length <= MOST_LETTERS
const among = (...values: unknown[]): Check => value => values.includes(value)
const maybe = (check: Check): Check => value => value === undefined || value === UNDEFINED || check(value)
const listOf = (check: Check): Check => value => Array.isArray(value) && value.every(check)
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value)

/** An object with these fields and no others: `__proto__` is one of the others. */
function object(fields: Record<string, Check>): Check {
  const known = new Map(Object.entries(fields))
  return value => isObject(value)
    && Object.keys(value).every(key => known.has(key))
    && [...known].every(([key, check]) => check(Object.hasOwn(value, key) ? value[key as never] : undefined))
}

const mapOf = (key: RegExp, check: Check): Check => value => isObject(value) && Object.entries(value).every(([name, one]) => key.test(name) && check(one))

/** What windows share of where the talk stands: `Shared` in `app/slidev/client.d.ts`, and Slidev's own clock. */
const SHARED: Record<string, Check> = {
  page: count,
  clicks: count,
  clicksTotal: count,
  timer: object({
    status: among('stopped', 'running', 'paused'),
    slides: mapOf(/^\d{1,4}$/, object({ start: maybe(time), end: maybe(time) })),
    startedAt: time,
    pausedAt: time,
  }),
  lastUpdate: object({ id: text, type: among('presenter', 'viewer'), time }),
  curtain: among('none', 'black', 'white'),
  run: object({
    changed: time,
    startedAt: maybe(time),
    pausedAt: maybe(time),
    ended: maybe(among(true)),
    marks: listOf(object({ slide: count, click: count, at: value => typeof value === 'number' })),
  }),
}

const isMessage = object({
  source: text,
  timestamp: time,
  data: object(Object.fromEntries(Object.entries(SHARED).map(([name, check]) => [name, maybe(check)]))),
})

/** Whether a text is what a window of the deck tells the others: where the talk stands, and nothing else. */
export function isNavMessage(json: string): boolean {
  try {
    return isMessage(JSON.parse(json))
  }
  catch {
    return false
  }
}

/**
 * Reads what a window tells the others before Slidev does, which writes whatever it gets where it is told to.
 * @returns the same request to be read again; none that means anything else
 */
export async function readNav(request: IncomingMessage): Promise<IncomingMessage | undefined> {
  if (!JSON_TYPE.test(request.headers['content-type'] ?? ''))
    return undefined
  const json = await bodyOf(request, MOST_BYTES)
  if (json === undefined || !isNavMessage(json))
    return undefined
  const { method, url, headers, socket } = request
  return Object.assign(Readable.from([json]), { method, url, headers, socket }) as unknown as IncomingMessage
}
