import type { Place, SlideRoute } from '../app/deck/place.ts'
import { describe, expect, it } from 'vitest'
import { groupsOf, placeOf, sectionsOf } from '../app/deck/place.ts'

type Frontmatter = Record<string, string | number>
function slidesOf(...slides: [title: string, frontmatter: Frontmatter][]): SlideRoute[] {
  return slides.map(([title, frontmatter], index) => ({ no: index + 1, meta: { slide: { title, frontmatter: frontmatter as Record<string, string> } } }))
}

const FLAT = slidesOf(['题', {}], ['起', {}], ['学习', { point: '第一' }], ['再学', { point: '第一' }], ['落实', { point: '第二' }], ['终', {}])
/** Without dividers, and with what YAML takes for numbers. */
const PLAIN = slidesOf(['题', {}], ['学习', { section: 1 }], ['读书', { section: 1, point: 1 }], ['思考', { section: 1, point: 1 }], ['落实', { section: 2 }])
const LATE = slidesOf(['引', { section: '一' }], ['学习', { section: '一', layout: 'section', symbol: '舵', motif: '线', metaphor: '把好“舵”' }])

describe('the sections of a deck', () => {
  it('are none where slides name only points', () => {
    expect(sectionsOf(FLAT)).toEqual([])
  })

  it('begin with their first slide where they have no divider', () => {
    const bare = { symbol: '', motif: '', metaphor: '' }
    expect(sectionsOf(PLAIN)).toEqual([{ ordinal: '1', heading: '学习', ...bare, no: 2 }, { ordinal: '2', heading: '落实', ...bare, no: 5 }])
  })

  it('are told by their divider wherever that is, with a motif of its own', () => {
    expect(sectionsOf(LATE)).toEqual([{ ordinal: '一', heading: '学习', symbol: '舵', motif: '线', metaphor: '把好“舵”', no: 2 }])
  })
})

it.each<[string, SlideRoute[], number, Place]>([
  ['a point without section', FLAT, 3, { point: { ordinal: '第一' } }],
  ['another slide of it', FLAT, 4, { point: { ordinal: '第一', heading: '学习' } }],
  ['the closing', FLAT, 6, {}],
  ['a point that is a number', PLAIN, 4, { section: sectionsOf(PLAIN)[0]!, point: { ordinal: '1', heading: '读书' } }],
])('the place is known of %s', (_, slides, no, place) => {
  expect(placeOf(slides, no)).toEqual(place)
})

it.each<[string, SlideRoute[], [string | undefined, string | undefined, number[]][]]>([
  ['their points where they have no sections', FLAT, [[undefined, undefined, [1, 2]], ['第一', '学习', [3, 4]], ['第二', '落实', [5]], [undefined, undefined, [6]]]],
  ['their sections, whatever the points', PLAIN, [[undefined, undefined, [1]], ['1', '学习', [2, 3, 4]], ['2', '落实', [5]]]],
])('the slides are grouped by %s', (_, slides, groups) => {
  expect(groupsOf(slides).map(({ under, slides }) => [under?.section ?? under?.point, under?.heading, slides.map(({ no }) => no)])).toEqual(groups)
})
