import { beforeAll, describe, expect, it } from 'vitest'
import { urgencyOf } from '../app/lectern/urgency.ts'
import { readDeck } from '../engine/check/deck.ts'
import { timingTable } from '../engine/check/timing.ts'
import { parseArguments } from '../engine/command/check.ts'
import { UserError } from '../engine/command/run.ts'
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

it.each([[300, 'left'], [120.6, 'left'], [120.4, 'soon'], [31, 'soon'], [30.2, 'ending'], [0, 'ending'], [-0.4, 'ending'], [-0.5, 'over'], [-60, 'over']] as const)('%d seconds before the end it is %s', (seconds, urgency) => {
  expect(urgencyOf(seconds)).toBe(urgency)
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
    expect([parseArguments([]), parseArguments(['--timing'])].map(({ timing }) => timing)).toEqual([false, true])
    expect(() => parseArguments(['--tming'])).toThrow(/“--tming”看不懂.*写法见 npm run check -- --help/)
    expect(() => parseArguments(['slides.md'])).toThrow(UserError)
  })
})
