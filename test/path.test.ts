import { describe, expect, it } from 'vitest'
import { strokePath } from '../components/strokePath.ts'
import { segmentsOf } from '../engine/export/pptx/path.ts'

const STROKE = strokePath(-40, 1320, 516, [{ symbol: '舵', x: 180, size: 54 }, { symbol: '田', x: 690, size: 26 }])

describe('a path for PowerPoint', () => {
  it.each([
    ['a line', 'M0 5L10 5', undefined, [{ from: [100, 205], to: [[110, 205]] }]],
    ['relative commands', 'm0 5l10 0l5 0l0 5', undefined, [{ from: [100, 205], to: [[110, 205]] }, { from: [110, 205], to: [[115, 205]] }, { from: [115, 205], to: [[115, 210]] }]],
    ['a curve', 'M0 0C1 2 3 4 5 6', undefined, [{ from: [100, 200], to: [[101, 202], [103, 204], [105, 206]] }]],
    ['a line that is cut', 'M0 0L8 4L16 0', 104, [{ from: [100, 200], to: [[104, 202]] }]],
    ['a curve that is cut in the middle', 'M0 0C4 0 4 8 8 8', 104, [{ from: [100, 200], to: [[102, 200], [103, 202], [104, 204]] }]],
    ['what ends before the cut', 'M0 0L8 0', 108, [{ from: [100, 200], to: [[108, 200]] }]],
  ])('%s', (_, d, until, segments) => {
    const round = (value: number): number => Math.round(value * 1000) / 1000
    const rounded = segmentsOf(d, 100, 200, until).map(({ from, to }) => ({ from: from.map(round), to: to.map(point => point.map(round)) }))
    expect(rounded).toEqual(segments)
  })

  it('of the stroke is one pen line from end to end, its arcs as curves', () => {
    const segments = segmentsOf(STROKE, 0, 0)
    expect(segments[0]!.from).toEqual([-40, 516])
    expect(segments.at(-1)!.to.at(-1)).toEqual([1320, 516])
    for (const [index, { from }] of segments.slice(1).entries())
      expect(from).toEqual(segments[index]!.to.at(-1))
    expect(segments.filter(({ to }) => to.length === 3).length).toBe(STROKE.match(/[AC]/g)!.length + 1)
  })

  it('ends at the cut, within the furrows too', () => {
    const points = segmentsOf(STROKE, 0, 0, 700).flatMap(({ from, to }) => [from, ...to])
    expect(Math.max(...points.map(([x]) => x))).toBeLessThanOrEqual(700)
    expect(points.at(-1)![0]).toBeCloseTo(700, 4)
  })

  it.each(['M0 0Q1 1 2 0', 'M0 0L1 1Z'])('is never %s', (d) => {
    expect(() => segmentsOf(d, 0, 0)).toThrow('A path of the deck has no')
  })
})
