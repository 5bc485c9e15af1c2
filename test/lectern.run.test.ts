import { describe, expect, it } from 'vitest'
import { elapsed, end, isRunning, newRun, pause, reach, rehearsalOf, resume, slideTimes, start, timedTotals } from '../app/lectern/run.ts'
import { keptSize } from '../app/lectern/sizes.ts'
import { planOf } from '../engine/speech/pace.ts'

/** 10 characters in 20 seconds: 2 + 3 on the first slide, 5 on the second. */
const PLAN = planOf([['一二，', '三四五。'], ['六七八九十！']], 20)

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

it.each([['1', 3], ['1.1', 4], ['0.7', 0], ['2.3', 10], ['1.07', 4], ['900', 10], ['-3', 3], ['0', 3], ['NaN', 3], ['', 3], ['"big"', 3], ['{}', 3], ['null', 3]])('a size of words kept as %s is the one in place %i', (kept, place) => {
  expect(keptSize(kept)).toBe(place)
})
