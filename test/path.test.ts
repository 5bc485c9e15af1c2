import { describe, expect, it } from 'vitest'
import { segmentsOf } from '../engine/export/pptx/path.ts'

describe('a path for PowerPoint', () => {
  it.each([
    ['a line', 'M0 5L10 5', [{ from: [100, 205], to: [[110, 205]] }]],
    ['relative commands', 'm0 5l10 0l5 0l0 5', [{ from: [100, 205], to: [[110, 205]] }, { from: [110, 205], to: [[115, 205]] }, { from: [115, 205], to: [[115, 210]] }]],
    ['a curve', 'M0 0C1 2 3 4 5 6', [{ from: [100, 200], to: [[101, 202], [103, 204], [105, 206]] }]],
    ['a pen that is lifted', 'M0 0L8 0M10 0L18 0', [{ from: [100, 200], to: [[108, 200]] }, { from: [110, 200], to: [[118, 200]] }]],
  ])('is read: %s', (_, d, segments) => {
    const round = (value: number): number => Math.round(value * 1000) / 1000
    const rounded = segmentsOf(d, 100, 200).map(({ from, to }) => ({ from: from.map(round), to: to.map(point => point.map(round)) }))
    expect(rounded).toEqual(segments)
  })

  it('has its arcs as curves, without a gap', () => {
    const segments = segmentsOf('M0 0L10 0A5 5 0 0 1 20 0L30 0', 0, 0)
    for (const [index, { from }] of segments.slice(1).entries())
      expect(from).toEqual(segments[index]!.to.at(-1))
    expect(segments.map(({ to }) => to.length)).toEqual([1, 3, 3, 1])
  })

  it.each(['M0 0Q1 1 2 0', 'M0 0L1 1Z'])('is never %s', (d) => {
    expect(() => segmentsOf(d, 0, 0)).toThrow('A path of the deck has no')
  })
})
