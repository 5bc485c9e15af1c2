import { beforeAll, describe, expect, it } from 'vitest'
import { elapsed, end, isRunning, newRun, pause, reach, rehearsalOf, resume, slideTimes, start, timedTotals } from '../app/lectern/run.ts'
import { keptSize } from '../app/lectern/sizes.ts'
import { urgencyOf } from '../app/lectern/urgency.ts'
import { readDeck } from '../engine/check/deck.ts'
import { timingTable } from '../engine/check/timing.ts'
import { parseArguments as parseCheck } from '../engine/command/check.ts'
import { HELP, parseArguments as parseDev } from '../engine/command/dev.ts'
import { UserError } from '../engine/command/run.ts'
import { welcome } from '../engine/serve/welcome.ts'
import { clockTime, paceOf, planOf, stepAt } from '../engine/speech/pace.ts'
import { deckFolder } from './support/decks.ts'

/** 10 characters in 20 seconds: 2 + 3 on the first slide, 5 on the second. */
const PLAN = planOf([['一二，', '三四五。'], ['六七八九十！']], 20)
const SECOND = stepAt(PLAN, 1, 1)!

describe('planOf', () => {
  it('spreads the duration by characters, punctuation left out', () => {
    expect(PLAN).toEqual({
      duration: 20,
      characters: 10,
      steps: [
        { slide: 1, click: 0, characters: 2, due: 0, end: 4 },
        { slide: 1, click: 1, characters: 3, due: 4, end: 10 },
        { slide: 2, click: 0, characters: 5, due: 10, end: 20 },
      ],
    })
  })

  it('finds the step of a place; past the last click of a slide that one', () => {
    expect(stepAt(PLAN, 1, 0)).toBe(PLAN.steps[0])
    expect(stepAt(PLAN, 1, 7)).toBe(SECOND)
    expect(stepAt(PLAN, 3, 0)).toBeUndefined()
  })
})

describe('paceOf', () => {
  it.each([
    ['too early: ahead', 2, { behind: -2, charactersBehind: -1, secondsLeft: 18, charactersLeft: 8 }],
    ['just come up', 4, { behind: 0, charactersBehind: 0, secondsLeft: 16, charactersLeft: 8 }],
    ['within its words', 8, { behind: 0, charactersBehind: 0, secondsLeft: 12, charactersLeft: 6 }],
    ['the next one overdue: behind', 14, { behind: 4, charactersBehind: 2, secondsLeft: 6, charactersLeft: 5 }],
    ['over time', 24, { behind: 14, charactersBehind: 7, secondsLeft: -4, charactersLeft: 5 }],
  ])('%s', (_, seconds, pace) => {
    expect(paceOf(PLAN, SECOND, seconds)).toEqual(pace)
  })
})

it.each([[0, '0:00'], [59.6, '1:00'], [990, '16:30'], [-36, '−0:36'], [-0.4, '0:00'], [3600, '60:00']])('clockTime(%d) is %s', (seconds, text) => {
  expect(clockTime(seconds)).toBe(text)
})

describe('a run', () => {
  const BEGUN = Date.parse('2026-11-24T01:00:00Z')
  const begun = reach(start(100_000, 0, BEGUN), 1, 0, 100_000)
  const stepped = reach(begun, 1, 1, 105_000)

  it('counts while it runs, not in a pause', () => {
    expect(isRunning(newRun(0))).toBe(false)
    expect(elapsed(newRun(0), 5000)).toBe(0)
    const paused = pause(stepped, 110_000)
    expect([isRunning(paused), elapsed(paused, 999_000)]).toEqual([false, 10])
    const again = resume(paused, 200_000)
    expect([isRunning(again), elapsed(again, 203_000)]).toEqual([true, 13])
    expect(reach(again, 2, 0, 203_000).marks).toEqual([{ slide: 1, click: 0, at: 0 }, { slide: 1, click: 1, at: 5 }, { slide: 2, click: 0, at: 13 }])
  })

  it('that begins at a later step counts the words before as spoken', () => {
    expect(elapsed(start(100_000, 28, BEGUN), 101_000)).toBe(29)
  })

  it('notes no step twice in a row, and none in a pause', () => {
    expect(reach(stepped, 1, 1, 106_000)).toBe(stepped)
    const paused = pause(stepped, 110_000)
    expect(reach(paused, 2, 0, 111_000)).toBe(paused)
  })

  it('that goes on after a pause has begun when it began', () => {
    expect(resume(pause(stepped, 110_000), 200_000)).toEqual({ ...stepped, changed: 200_000, startedAt: 190_000 })
    expect(resume(end(stepped, 110_000), 200_000)).toEqual({ ...stepped, changed: 200_000, startedAt: 190_000 })
  })

  it('is set against the plan: a slide seen twice has both times, one not seen none', () => {
    const back = reach(reach(stepped, 2, 0, 111_000), 1, 1, 113_000)
    expect(slideTimes(PLAN, back, 14, 10)).toEqual([
      { slide: 1, characters: 5, planned: 10, real: 12 },
      { slide: 2, characters: 5, planned: 10, real: 2 },
    ])
    expect(slideTimes(PLAN, begun, 3, 10)[1]).toEqual({ slide: 2, characters: 5, planned: 10 })
  })

  it('is told in numbers that add up, to the tenth as to the second', () => {
    const plan = planOf([['一二三四五六七'], ['一二三'], ['一']], 100)
    const run = end(reach(reach(reach(start(0, 0, BEGUN), 1, 0, 0), 2, 0, 33_349), 3, 0, 66_649), 99_949)
    for (const [parts, planned, real] of [[10, 100, 99.9], [1, 100, 100]] as const) {
      const times = slideTimes(plan, run, elapsed(run, 0), parts)
      expect(timedTotals(times)).toEqual({ characters: 11, planned, real })
      for (const time of times)
        expect([time.planned * parts, time.real! * parts].map(Number.isInteger)).toEqual([true, true])
    }
    const saved = rehearsalOf(plan, run, '', [], 0)
    expect(saved.slides.reduce((sum, { real }) => sum + real!, 0)).toBeCloseTo(saved.real, 6)
    expect(saved.slides.reduce((sum, { planned }) => sum + planned, 0)).toBeCloseTo(saved.planned, 6)
  })

  it('keeps the hour of its start, whatever the pauses', () => {
    const saved = (run: typeof stepped): string => rehearsalOf(PLAN, run, '', [], 999_000).startedAt
    expect(saved(end(resume(pause(stepped, 110_000), 3_710_000), 3_720_000))).toBe('2026-11-24T01:00:00.000Z')
  })

  it('is saved with its plan', () => {
    const done = end(reach(stepped, 2, 0, 112_340), 123_450)
    expect(rehearsalOf(PLAN, done, '讲话', ['甲', '乙'], 999_000)).toEqual({
      version: 1,
      title: '讲话',
      startedAt: '2026-11-24T01:00:00.000Z',
      planned: 20,
      real: 23.5,
      characters: 10,
      slides: [
        { slide: 1, title: '甲', characters: 5, planned: 10, real: 12.3 },
        { slide: 2, title: '乙', characters: 5, planned: 10, real: 11.2 },
      ],
      steps: [{ slide: 1, click: 0, due: 0, at: 0 }, { slide: 1, click: 1, due: 4, at: 5 }, { slide: 2, click: 0, due: 10, at: 12.3 }],
    })
  })
})

it.each([[300, 'left'], [120.6, 'left'], [120.4, 'soon'], [31, 'soon'], [30.2, 'ending'], [0, 'ending'], [-0.4, 'ending'], [-0.5, 'over'], [-60, 'over']] as const)('%d seconds before the end it is %s', (seconds, urgency) => {
  expect(urgencyOf(seconds)).toBe(urgency)
})

it.each([['1', 3], ['1.1', 4], ['0.7', 0], ['2.3', 10], ['1.07', 4], ['900', 10], ['-3', 3], ['0', 3], ['NaN', 3], ['', 3], ['"big"', 3], ['{}', 3], ['null', 3]])('a size of words kept as %s is the one in place %i', (kept, place) => {
  expect(keptSize(kept)).toBe(place)
})

describe('npm run check -- --timing', () => {
  let lines: string[]
  beforeAll(async () => {
    const { deck } = await readDeck({ deck: deckFolder('cases'), blanks: 'all' })
    lines = timingTable(deck!).split('\n')
  })

  it('lists each slide with its characters and due times, and the whole', () => {
    expect(lines).toHaveLength(1 + 10 + 1)
    expect(lines[8]!.trim().split(/\s+/)).toEqual(['8', '要算清两笔账', '34', '1:52', '1:55', '2:00'])
    expect(lines[3]).toContain('案例一')
    expect(lines.at(-1)!.trim().split(/\s+/)).toEqual(['合计', '403', '2:30'])
    const lengths = lines.slice(1, -1).map(line => Number(/ (\d+) +\d+:\d\d/.exec(line)![1]))
    expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(403)
  })

  it('lines up where a Chinese character is two columns wide', () => {
    // Curly quotes are narrow (UAX #11: ambiguous).
    const width = (text: string): number => [...text].reduce((sum, char) => sum + (/[\p{Script=Han}，。、]/u.test(char) ? 2 : 1), 0)
    const ends = lines.slice(1).map(line => width(/^.*?\d:\d\d/.exec(line)![0]))
    expect(new Set(ends).size).toBe(1)
  })

  it('knows its option and no other', () => {
    expect([parseCheck([]), parseCheck(['--timing'])].map(({ timing }) => timing)).toEqual([false, true])
    expect(() => parseCheck(['--tming'])).toThrow(/“--tming”看不懂.*写法见 npm run check -- --help/)
    expect(() => parseCheck(['slides.md'])).toThrow(UserError)
  })
})

describe('npm run dev', () => {
  it.each([
    [[], { aspect: '16:9', help: false, port: undefined, password: undefined, isTyped: false, bind: '0.0.0.0' }],
    [['--remote=kaihui2020'], { aspect: '16:9', help: false, port: undefined, password: 'kaihui2020', isTyped: true, bind: '0.0.0.0' }],
    [['--remote=kaihui2020', '--bind', '10.0.0.5', '--port', '8080'], { aspect: '16:9', help: false, port: '8080', password: 'kaihui2020', isTyped: true, bind: '10.0.0.5' }],
    [['--help'], { aspect: '16:9', help: true, port: undefined, password: undefined, isTyped: false, bind: '0.0.0.0' }],
  ])('%j is understood', (argv, options) => {
    expect(parseDev(argv)).toEqual(options)
  })

  it('makes up a password where none is given, a new one each time', () => {
    const made = Array.from({ length: 20 }, () => parseDev(['--remote']).password!)
    expect(made.filter(password => /^[a-z2-9]{8}$/.test(password))).toHaveLength(20)
    expect(new Set([...made, parseDev(['--remote=']).password]).size).toBe(21)
  })

  it.each([
    [['--remote=12345'], '密码“12345”太短'],
    [['--bind', '0.0.0.0'], '--bind 要与 --remote 同用'],
    [['--port', 'x'], '--port 不能是“x”'],
    [['--port', '70000'], '--port 不能是“70000”'],
    [['--romote'], '“--romote”看不懂'],
    [['slides.md'], '“slides.md”看不懂'],
  ])('%j is refused', (argv, message) => {
    expect(() => parseDev(argv)).toThrow(message)
    expect(() => parseDev(argv)).toThrow(UserError)
  })

  it('says which addresses it serves and how to stop', () => {
    const local = welcome(parseDev([]), 3030)
    expect(local).toContain('http://localhost:3030/#/presenter/')
    expect(local).toContain('只有这台电脑能打开')
    expect(local).not.toMatch(/密码|http:\/\/(?!localhost)/)
    const remote = welcome(parseDev(['--remote=kaihui2020', '--bind=10.0.0.5']), 3030)
    expect(remote).toMatch(/读稿.*http:\/\/10\.0\.0\.5:3030\/#\/reader/)
    expect(remote).toContain('密码  kaihui2020')
    expect(remote).toMatch(/[▀▄█]{10}/)
    expect([local, remote].every(text => text.includes('按 Ctrl+C 停止'))).toBe(true)
    expect(HELP).toContain('--remote[=密码]')
  })
})
