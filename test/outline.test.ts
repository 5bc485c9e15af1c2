import { describe, expect, it } from 'vitest'
import furrows from '../components/figures/furrows.figure.ts'
import helm from '../components/figures/helm.figure.ts'
import { outlineOf } from '../engine/export/pptx/outline.ts'

const WAY = `M-40 0${helm.motif(180, 54).way}${furrows.motif(690, 26).way}L1320 0`

describe('an outline for PowerPoint', () => {
  it.each([
    ['a line', 'M0 5L10 5', [{ from: [100, 205], to: [[110, 205]] }]],
    ['relative commands', 'm0 5l10 0l5 0l0 5', [{ from: [100, 205], to: [[110, 205]] }, { from: [110, 205], to: [[115, 205]] }, { from: [115, 205], to: [[115, 210]] }]],
    ['a curve', 'M0 0C1 2 3 4 5 6', [{ from: [100, 200], to: [[101, 202], [103, 204], [105, 206]] }]],
    ['two strokes', 'M0 0L8 0M16 0L24 0', [{ from: [100, 200], to: [[108, 200]] }, { from: [116, 200], to: [[124, 200]] }]],
  ])('%s', (_, d, stretches) => {
    const round = (value: number): number => Math.round(value * 1000) / 1000
    const rounded = outlineOf(d, 100, 200).map(({ from, to }) => ({ from: from.map(round), to: to.map(point => point.map(round)) }))
    expect(rounded).toEqual(stretches)
  })

  it('of the line over the cover is one pen line from end to end, its arcs as curves', () => {
    const stretches = outlineOf(WAY, 0, 544)
    expect(stretches[0]!.from).toEqual([-40, 544])
    expect(stretches.at(-1)!.to.at(-1)).toEqual([1320, 544])
    for (const [index, { from }] of stretches.slice(1).entries())
      expect(from).toEqual(stretches[index]!.to.at(-1))
    expect(stretches.filter(({ to }) => to.length === 3).length).toBeGreaterThanOrEqual(WAY.match(/[AC]/g)!.length)
  })

  it.each(['M0 0Q1 1 2 0', 'M0 0L1 1Z'])('is never %s', (d) => {
    expect(() => outlineOf(d, 0, 0)).toThrow('An outline of the deck has no')
  })
})
