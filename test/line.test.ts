import { describe, expect, it } from 'vitest'
import furrows from '../components/figures/furrows.figure.ts'
import helm from '../components/figures/helm.figure.ts'
import { figureOf } from '../components/figures/index.ts'
import { closedLoop, dashed, fallen, taut } from '../components/linePath.ts'
import { beadAt, stageOf } from '../components/stage.ts'

type Point = [x: number, y: number]
const USUAL = stageOf(1280)

/** The strokes of a path, each as the points where its commands end. */
function strokesOf(path: string): Point[][] {
  return path.split('M').slice(1).map(stroke => Array.from(`L${stroke}`.matchAll(/[A-Z]([^A-Z]*)/g), ([, numbers]): Point => {
    const [x, y] = numbers!.trim().split(/\s+/).map(Number).slice(-2)
    return [x!, y!]
  }))
}

describe('the line', () => {
  it('runs beyond both edges at its own height', () => {
    expect(taut(1280)).toBe('M-40 0L1320 0')
  })

  it('is dashed to the edge, and ends in no dash that is cut', () => {
    const dashes = strokesOf(dashed(1280, 600))
    expect(dashes[0]![0]).toEqual([600, 0])
    expect(dashes.at(-1)!.at(-1)![0]).toBeGreaterThanOrEqual(1320)
    expect(new Set(dashes.map(([from, to]) => to![0] - from![0])).size).toBe(1)
    expect(dashes.flat().every(([, y]) => y === 0)).toBe(true)
  })

  it('falls from where it breaks to below the canvas', () => {
    const [points] = strokesOf(fallen(1000))
    expect(points![0]).toEqual([1000, 0])
    expect(points!.at(-1)![1]).toBeGreaterThan(720 - 544)
  })

  it.each([[500, 800, 250], [80, 1200, 90]])('closes a link from %i to %i, %i high, that stands on it', (left, right, height) => {
    const [points] = strokesOf(closedLoop(left, right, height, 40))
    expect(points![0]).toEqual(points!.at(-1))
    expect([Math.min(...points!.map(([x]) => x)), Math.max(...points!.map(([x]) => x))]).toEqual([left, right])
    expect([Math.min(...points!.map(([, y]) => y)), Math.max(...points!.map(([, y]) => y))]).toEqual([-height, 0])
  })

  it.each([[1, 37, 80], [37, 37, 1200], [19, 37, 640], [1, 1, 80]])('has the bead of slide %i of %i at %i', (no, total, x) => {
    expect(beadAt(no, total, USUAL)).toBe(x)
  })
})

describe.each([helm, furrows])('the figure of $symbol', (figure) => {
  it('leaves the line and comes back to it, further right, and reaches no lower', () => {
    const [points] = strokesOf(`M0 0${figure.motif(640, 66).way}`)
    expect(points!.every(point => point.every(Number.isFinite))).toBe(true)
    expect(points!.at(-1)![1]).toBe(0)
    expect(points!.at(-1)![0]).toBeGreaterThan(0)
    expect(Math.min(...points!.map(([, y]) => y))).toBe(-132)
    expect(Math.max(...points!.map(([, y]) => y))).toBe(0)
  })

  it('is found by its symbol', () => {
    expect(figureOf(figure.symbol)).toEqual(figure)
  })
})

it.each(['线', '帆', '', undefined])('no figure stands for %o: the line stays taut', (symbol) => {
  expect(figureOf(symbol)).toBeUndefined()
})

describe('furrows', () => {
  it.each([1, 2, 3, 4, 5, 6])('carry %i rows, turning at the headlands, and come down on the line at its left', (count) => {
    const heights = Array.from({ length: count }, (_, row) => (row + 1 - count) * 80)
    const strokes = furrows.rows(80, 1200, heights, [-40, 1320]).flatMap(strokesOf)
    expect(strokes).toHaveLength(count - 1)
    for (const [row, points] of strokes.entries()) {
      expect(points[0]![1]).toBe(heights[row])
      expect(points.at(-1)![1]).toBe(heights[row + 1])
      // The next one goes on where this one has turned.
      if (row + 1 < strokes.length)
        expect(points.at(-1)).toEqual(strokes[row + 1]![0])
    }
    if (count > 1) {
      expect([-40, 1320]).toContain(strokes[0]![0]![0])
      expect(strokes.at(-1)!.at(-1)).toEqual([120, 0])
    }
  })
})

it('the helm that stands beside words touches the line, turns about its middle and looks the same after a notch', () => {
  const { strokes, turning, centre, notch } = helm.beside(900, 160)
  expect(centre).toEqual([900, -160])
  expect(strokes.flatMap(({ d }) => strokesOf(d).flat()).map(([, y]) => y).reduce((a, b) => Math.max(a, b))).toBe(0)
  const spokes = strokesOf(turning[0]!.d)
  expect(360 / notch).toBe(spokes.length)
  const angle = ([x, y]: Point): number => Math.atan2(y - centre[1], x - centre[0]) / Math.PI * 180
  const steps = spokes.map(([, end], index) => (angle(spokes[(index + 1) % spokes.length]![1]!) - angle(end!) + 360) % 360)
  for (const step of steps)
    expect(step).toBeCloseTo(notch, 0)
})
