import type { Time, Verdict } from '../engine/serve/guesses.ts'
import { describe, expect, it } from 'vitest'
import { addressOf, EACH_MS, FREE_WRONG, guessQueue, KNOWN_ADDRESSES, LONGEST_MS, WAITING_OF_ALL, WAITING_OF_ONE } from '../engine/serve/guesses.ts'

const RIGHT = 'kaihui'

/** A queue in a time of its own, which goes on only when it is told to. */
function queue() {
  let now = 0
  let timers: { at: number, act: () => void }[] = []
  const time: Time = {
    now: () => now,
    after: (ms, act) => {
      const timer = { at: now + ms, act }
      timers.push(timer)
      return () => timers = timers.filter(other => other !== timer)
    },
  }
  const compared: { at: number, guess: string }[] = []
  const ask = guessQueue((guess) => {
    compared.push({ at: now, guess })
    return guess === RIGHT
  }, time)
  const settled: { at: number, address: string, verdict: Verdict }[] = []
  return {
    compared,
    settled,
    timers: () => timers.length,
    guess: (address: string, guess = 'x', gone?: AbortSignal) => void ask(address, guess, gone).then(verdict => settled.push({ at: now, address, verdict })),
    /** Lets time pass, timer by timer. */
    async pass(ms: number) {
      const end = now + ms
      for (;;) {
        // Answers come by promises.
        await new Promise(setImmediate)
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
        if (!due)
          break
        timers = timers.filter(timer => timer !== due)
        now = due.at
        due.act()
      }
      now = end
    },
    times: (address: string, verdict: Verdict) => settled.filter(one => one.address === address && one.verdict === verdict).map(({ at }) => at),
  }
}

describe('guesses', () => {
  it('are compared one a second, from however many addresses they come', async () => {
    const { compared, guess, pass } = queue()
    for (let at = 0; at < 5000; at += 40) {
      guess(`10.0.0.${at / 40}`, at % 80 ? RIGHT : 'x')
      await pass(40)
    }
    expect(compared.map(({ at }) => at)).toEqual([0, 1000, 2000, 3000, 4000, 5000])
  })

  it('of one address are compared one a second, right ones among them', async () => {
    const { compared, guess, pass, settled } = queue()
    for (let at = 0; at < 5000; at += 40) {
      guess('a', at % 80 ? RIGHT : 'x')
      await pass(40)
    }
    expect(compared.map(({ at }) => at)).toEqual([0, 1000, 2000, 3000, 4000, 5000])
    // The last comparison has just left a place.
    expect(settled.filter(({ verdict }) => verdict === 'refused')).toHaveLength(125 - compared.length - (WAITING_OF_ONE - 1))
  })

  it('that find no place are refused at once and never compared', async () => {
    const { compared, guess, pass, settled } = queue()
    for (let each = 0; each < 50; each++)
      guess('a', `${each}`)
    await pass(0)
    expect(settled.filter(({ verdict }) => verdict === 'refused')).toHaveLength(50 - 1 - WAITING_OF_ONE)
    await pass(60_000)
    expect(compared.map(({ guess }) => guess)).toEqual(['0', '1', '2'])
  })

  it('are taken right after a wrong one', async () => {
    const { guess, pass, times } = queue()
    guess('a')
    await pass(100)
    guess('a', RIGHT)
    await pass(EACH_MS)
    expect(times('a', 'right')).toEqual([EACH_MS])
  })

  it('wait longer and longer after ten wrong ones, until the right one', async () => {
    const { compared, guess, pass } = queue()
    const wrong = FREE_WRONG + 7
    for (let each = 0; each < wrong; each++) {
      guess('a')
      await pass(LONGEST_MS)
    }
    // One at a time none has to wait.
    expect(compared).toHaveLength(wrong)
    guess('a', RIGHT)
    await pass(LONGEST_MS)
    for (const each of ['x', 'x'])
      guess('a', each)
    await pass(2 * EACH_MS)
    expect(compared).toHaveLength(wrong + 3)

    const flood = queue()
    for (let at = 0; at < 200_000; at += 500) {
      flood.guess('a')
      await flood.pass(500)
    }
    const pauses = flood.compared.slice(1).map(({ at }, index) => at - flood.compared[index]!.at)
    expect(pauses.slice(0, 16)).toEqual([...Array.from({ length: 9 }, () => 1000), 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000])
  })

  it.each([1, 3, 11, 200])('of %i others keep none with the right password out for more than seconds', async (others) => {
    const { guess, pass, times } = queue()
    // Each has had its first second; from then on it is worse than who comes new.
    for (let at = 0; at < others * EACH_MS + 20_000; at += 100) {
      for (let each = 0; each < Math.min(others, 20); each++)
        guess(`guesser ${(each + at / 100) % others}`)
      await pass(100)
    }
    guess('owner', RIGHT)
    await pass(2 * EACH_MS)
    expect(times('owner', 'refused')).toEqual([])
    expect(times('owner', 'right')).toHaveLength(1)
  })

  it('give up their places to one from an address with fewer wrong ones', async () => {
    const { guess, pass, times, settled } = queue()
    for (let each = 0; each < WAITING_OF_ALL; each++) {
      guess(`${each}`)
      await pass(EACH_MS)
    }
    for (let each = 0; each < WAITING_OF_ALL; each++)
      guess(`${each}`)
    guess('0')
    await pass(0)
    expect(settled.filter(({ verdict }) => verdict === 'refused')).toEqual([])
    guess('one worse', 'y')
    guess('owner', RIGHT)
    await pass(2 * EACH_MS)
    expect(times('owner', 'right')).toHaveLength(1)
    expect(settled.filter(({ verdict }) => verdict === 'refused').map(({ address }) => address)).toContain('0')
  })

  it('of who has left hold no place and are not compared', async () => {
    const { compared, guess, pass, timers } = queue()
    guess('a')
    for (let each = 0; each < 20; each++) {
      const gone = new AbortController()
      guess('a', 'left', gone.signal)
      gone.abort()
    }
    guess('a', RIGHT)
    await pass(10 * EACH_MS)
    expect(compared.map(({ guess }) => guess)).toEqual(['x', RIGHT])
    guess('a', 'late', AbortSignal.abort())
    await pass(10 * EACH_MS)
    expect(compared).toHaveLength(2)
    expect(timers()).toBe(0)
  })

  it('are remembered of a bounded number of addresses, of those with the most wrong ones', async () => {
    const { compared, guess, pass } = queue()
    for (let each = 0; each < FREE_WRONG + 3; each++) {
      guess('guesser')
      await pass(LONGEST_MS)
    }
    for (let each = 0; each < KNOWN_ADDRESSES + 10; each++) {
      guess(`new ${each}`)
      await pass(EACH_MS)
    }
    const before = compared.length
    guess('guesser')
    guess('guesser')
    await pass(10 * EACH_MS)
    expect(compared).toHaveLength(before + 1)
  })
})

describe('an address', () => {
  it.each([
    ['192.168.1.7', '192.168.1.7'],
    ['::ffff:192.168.1.7', '192.168.1.7'],
    ['::FFFF:192.168.1.7', '192.168.1.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['fe80::1:2:3:4%eth0', 'fe80:0:0:0::/64'],
    ['::2', '0:0:0:0::/64'],
    ['', ''],
  ])('%s stands for %s', (remote, address) => expect(addressOf(remote)).toBe(address))
})
