import type { Place, SlideRoute } from '../app/deck/place.ts'
import type { Motif } from '../components/strokePath.ts'
import { describe, expect, it } from 'vitest'
import { placeOf, sectionsOf } from '../app/deck/place.ts'
import { strokePath } from '../components/strokePath.ts'

type Point = [x: number, y: number]
const HELM: Motif = { symbol: '舵', x: 180, size: 54 }
const FIELD: Motif = { symbol: '田', x: 690, size: 26 }
const LINE: Motif = { symbol: '线', x: 1100, size: 0 }
const COVER = [HELM, FIELD, LINE]
const HANDLE = 1.36

/** The commands of a path, each with the points that it names: ends and control points. */
function commandsOf(path: string): { letter: string, points: Point[] }[] {
  return Array.from(path.matchAll(/([A-Z])([^A-Z]*)/gi), ([, letter, numbers]) => {
    // Of an arc only the end is a point: radii, turn and flags come before it.
    const values = numbers!.trim().split(/[\s,]+/).map(Number).slice(letter === 'A' ? 5 : 0)
    const points = Array.from({ length: values.length / 2 }, (_, i): Point => [values[2 * i]!, values[2 * i + 1]!])
    return { letter: letter!, points }
  })
}

/** The straight lines of a path. */
function linesOf(path: string): [Point, Point][] {
  const ends = commandsOf(path).map(({ letter, points }) => ({ letter, end: points.at(-1)! }))
  return ends.flatMap(({ letter, end }, i) => letter === 'L' ? [[ends[i - 1]!.end, end]] : [])
}

/** How far a point is from a straight line between two points. */
function distance([x, y]: Point, [[ax, ay], [bx, by]]: [Point, Point]): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2
  const part = length && Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length))
  return Math.hypot(x - ax - part * (bx - ax), y - ay - part * (by - ay))
}

describe('the stroke', () => {
  it.each([
    ['taut', [], 0],
    ['helm', [HELM], HELM.size * HANDLE],
    ['furrows', [FIELD], FIELD.size],
    ['all of the cover', COVER, HELM.size * HANDLE],
  ])('is one unbroken line from end to end: %s', (_, motifs, height) => {
    const path = strokePath(0, 1280, 516, motifs)
    const commands = commandsOf(path)
    expect(path).toMatch(/^M0 516(?:[LAC][\d .]+)*L1280 516$/)
    expect(commands.map(({ letter }) => letter).join('')).toMatch(/^M[LAC]*L$/)
    const points = commands.flatMap(({ points }) => points)
    expect(points.flat().every(Number.isFinite)).toBe(true)
    expect(Math.min(...points.map(([x]) => x))).toBe(0)
    expect(Math.max(...points.map(([x]) => x))).toBe(1280)
    expect(Math.max(...points.map(([, y]) => Math.abs(y - 516)))).toBeCloseTo(height, 1)
  })

  it.each([0, 1, 2, 3, 4, 5, 6, 7])('draws spoke %i of the helm from hub to handle', (spoke) => {
    const angle = spoke * Math.PI / 4
    const lines = linesOf(strokePath(0, 1280, 516, [HELM]))
    for (const part of [0.4, 0.7, 0.95, 1.05, 1.3]) {
      const point: Point = [HELM.x + part * HELM.size * Math.cos(angle), 516 + part * HELM.size * Math.sin(angle)]
      expect(Math.min(...lines.map(line => distance(point, line)))).toBeLessThan(0.02)
    }
    const between: Point = [HELM.x + HELM.size * 0.7 * Math.cos(angle + Math.PI / 8), 516 + HELM.size * 0.7 * Math.sin(angle + Math.PI / 8)]
    expect(Math.min(...lines.map(line => distance(between, line)))).toBeGreaterThan(5)
  })

  it('goes round rim and hub of the helm', () => {
    const arcs = strokePath(0, 1280, 516, [HELM]).match(/A[\d.]+ /g)!.map(arc => Number(arc.slice(1)))
    expect(arcs).toEqual([...Array.from({ length: 8 }, () => 54), ...Array.from({ length: 9 }, () => 18.36)])
  })

  it('goes through its figures from left to right, the furrows ever flatter', () => {
    const ends = commandsOf(strokePath(0, 1280, 516, [FIELD])).filter(({ letter }) => letter === 'C').map(({ points }) => points[2]!)
    expect(ends.map(([x]) => x)).toEqual(ends.map(([x]) => x).sort((a, b) => a - b))
    const depths = ends.map(([, y]) => y - 516)
    expect(depths.map(depth => Math.sign(depth))).toEqual([-1, 1, -1, 1, -1, 1, -1, 1, -1, 0])
    const amounts = depths.map(depth => Math.abs(depth))
    expect(amounts).toEqual(amounts.toSorted((a, b) => b - a))
  })

  it.each([[LINE], [{ ...HELM, symbol: '帆' }], [{ ...HELM, symbol: '' }]])('stays taut at %o', (motif) => {
    expect(strokePath(80, 1200, 15.5, [motif])).toBe('M80 15.5L1200 15.5')
  })

  it('is the same every time, and the sum of its figures', () => {
    expect(strokePath(0, 1280, 516, COVER)).toBe(strokePath(0, 1280, 516, structuredClone(COVER)))
    const [helm, field] = [[HELM], [FIELD]].map(motifs => strokePath(0, 1280, 516, motifs).slice('M0 516'.length, -'L1280 516'.length))
    expect(strokePath(0, 1280, 516, COVER)).toBe(`M0 516${helm}${field}L1280 516`)
  })
})

const slides = ([
  { title: '题<wbr>目', frontmatter: { layout: 'cover' } },
  { title: '起', frontmatter: { layout: 'point' } },
  { title: '提高<wbr>站位', frontmatter: { layout: 'section', section: '一', symbol: '舵', metaphor: '把好“舵”' } },
  { title: '引', frontmatter: { layout: 'flow', section: '一' } },
  { title: '要<wbr>自觉', frontmatter: { layout: 'point', section: '一', point: '第一' } },
  { title: '带动', frontmatter: { layout: 'columns', section: '一', point: '第一' } },
  { title: '强化', frontmatter: { layout: 'section', section: '二', symbol: '田', metaphor: '种好“田”' } },
  { frontmatter: { layout: 'point', section: '二', point: '第一' } },
  { title: '案例一', frontmatter: { layout: 'case', section: '二', point: '第一' } },
  { title: '终', frontmatter: { layout: 'closing' } },
] satisfies SlideRoute['meta']['slide'][]).map((slide, index): SlideRoute => ({ no: index + 1, meta: { slide } }))

const FIRST = { ordinal: '一', heading: '提高站位', symbol: '舵', motif: '舵', metaphor: '把好“舵”', no: 3 }
const SECOND = { ordinal: '二', heading: '强化', symbol: '田', motif: '田', metaphor: '种好“田”', no: 7 }

it('the sections are read off their dividers', () => {
  expect(sectionsOf(slides)).toEqual([FIRST, SECOND])
  expect(sectionsOf(slides.slice(0, 2))).toEqual([])
  expect(sectionsOf([{ no: 1, meta: { slide: { frontmatter: { layout: 'section' } } } }]))
    .toEqual([{ ordinal: '', heading: '', symbol: '', motif: '', metaphor: '', no: 1 }])
})

it.each<[string, number, Place]>([
  ['the cover', 1, {}],
  ['the opening', 2, {}],
  ['a divider', 3, { section: FIRST }],
  ['the lead of a section', 4, { section: FIRST }],
  ['the slide that opens a point, which shows the heading itself', 5, { section: FIRST, point: { ordinal: '第一' } }],
  ['another slide of the point', 6, { section: FIRST, point: { ordinal: '第一', heading: '要自觉' } }],
  ['the same point of another section', 8, { section: SECOND, point: { ordinal: '第一' } }],
  ['another slide of a point without title', 9, { section: SECOND, point: { ordinal: '第一', heading: '' } }],
  ['the closing', 10, {}],
  ['no slide', 11, {}],
  ['before the first', 0, {}],
])('place of %s', (_, no, place) => {
  expect(placeOf(slides, no)).toEqual(place)
})
