/** The outcome of a guess; `refused`: never compared, since too many are waiting. */
export type Verdict = 'right' | 'wrong' | 'refused'

/** The time that a queue goes by. It only runs forward, whatever is done to the clock of the machine. */
export interface Time {
  now: () => number
  /** Calls back once, after so many milliseconds; what it returns calls that off. */
  after: (ms: number, act: () => void) => () => void
}

/** One comparison in this time, for all addresses together: eight random characters outlast any meeting. */
export const EACH_MS = 1000
/** So many wrong guesses cost an address no more than that. */
export const FREE_WRONG = 10
/** Each wrong one from there on doubles the wait of its address, up to this. */
export const LONGEST_MS = 30_000
/** A hand types no faster. */
export const WAITING_OF_ONE = 2
/** A guess that is taken in is compared within so many seconds, if its address need not wait longer. */
export const WAITING_OF_ALL = 12
/** Each is some hundred bytes. */
export const KNOWN_ADDRESSES = 1000

interface Address { wrong: number, compared: number }
interface Waiting { address: string, guess: string, settle: (verdict: Verdict) => void }

const REAL_TIME: Time = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms)
    return () => clearTimeout(timer)
  },
}

const pauseAfter = (wrong: number): number => wrong < FREE_WRONG ? EACH_MS : Math.min(LONGEST_MS, EACH_MS * 2 ** (wrong - FREE_WRONG + 1))

/**
 * Compares guesses one after another. Of those that may be compared, the next is one from the address with the fewest
 * wrong guesses: who guesses on and on keeps nobody else out. If no place is left, the same rule says who has none.
 * @param isRight compares; called once for each guess that is not refused
 * @returns asks for a guess to be compared. `address` is as from `addressOf`; `gone` takes the guess away, not compared,
 * when the one who asked has left
 */
// eslint-disable-next-line max-lines-per-function -- one queue, which none of its steps may be without
export function guessQueue(isRight: (guess: string) => boolean, time: Time = REAL_TIME): (address: string, guess: string, gone?: AbortSignal) => Promise<Verdict> {
  const known = new Map<string, Address>()
  let waiting: Waiting[] = []
  let next = -Infinity
  let callOff = (): void => {}

  const wrongOf = ({ address }: { address: string }): number => known.get(address)?.wrong ?? 0

  function dueAt({ address }: Waiting): number {
    const { wrong, compared } = known.get(address) ?? { wrong: 0, compared: -Infinity }
    return Math.max(next, compared + pauseAfter(wrong))
  }

  function leave(one: Waiting, verdict: Verdict): void {
    waiting = waiting.filter(other => other !== one)
    one.settle(verdict)
  }

  /** Those with the fewest wrong guesses make room, the one that is known longest first: guesses on and on are not forgotten. */
  function remember(address: string, entry: Address): void {
    known.delete(address)
    if (known.size >= KNOWN_ADDRESSES)
      known.delete([...known].reduce((least, other) => other[1].wrong < least[1].wrong ? other : least)[0])
    known.set(address, entry)
  }

  function compare(one: Waiting): void {
    const compared = time.now()
    const right = isRight(one.guess)
    next = compared + EACH_MS
    remember(one.address, { wrong: right ? 0 : wrongOf(one) + 1, compared })
    leave(one, right ? 'right' : 'wrong')
  }

  /** Compares what is due and comes again when the next one is. */
  function turn(): void {
    callOff()
    const due = waiting.filter(one => dueAt(one) <= time.now())
    if (due.length)
      compare(due.reduce((first, other) => wrongOf(other) < wrongOf(first) ? other : first))
    if (waiting.length)
      callOff = time.after(Math.ceil(Math.min(...waiting.map(dueAt)) - time.now()), turn)
  }

  /** True if there is a place for a guess; one from an address with more wrong guesses gives up its own. */
  function hasPlace(one: Waiting): boolean {
    if (waiting.filter(({ address }) => address === one.address).length >= WAITING_OF_ONE)
      return false
    if (waiting.length < WAITING_OF_ALL)
      return true
    const last = waiting.reduce((most, other) => wrongOf(other) >= wrongOf(most) ? other : most)
    if (wrongOf(last) <= wrongOf(one))
      return false
    leave(last, 'refused')
    return true
  }

  return (address, guess, gone) => new Promise((settle) => {
    const one = { address, guess, settle }
    if (gone?.aborted || !hasPlace(one))
      return settle('refused')
    waiting.push(one)
    gone?.addEventListener('abort', () => leave(one, 'refused'), { once: true })
    turn()
  })
}

const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i
/** Groups of an IPv6 address, and how many of them name a network: a device gives itself as many addresses in it as it likes. */
const GROUPS = 8
const NETWORK = 4

/**
 * Whom an address stands for: an IPv4 address for itself, mapped into IPv6 or not, an IPv6 address for its /64.
 * @param remote as a socket has it
 */
export function addressOf(remote: string): string {
  const [, mapped] = MAPPED.exec(remote) ?? []
  if (mapped || !remote.includes(':'))
    return mapped ?? remote
  const [left = '', right = ''] = remote.toLowerCase().replace(/%.*/, '').split('::')
  const [before, after] = [left, right].map(half => half ? half.split(':') : []) as [string[], string[]]
  const groups = remote.includes('::') ? [...before, ...Array.from({ length: GROUPS - before.length - after.length }, () => '0'), ...after] : before
  return `${groups.slice(0, NETWORK).map(group => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
