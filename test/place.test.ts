import type { Place, SlideRoute } from '../app/deck/place.ts'
import { expect, it } from 'vitest'
import { placeOf, sectionsOf } from '../app/deck/place.ts'

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

const FIRST = { ordinal: '一', heading: '提高站位', symbol: '舵', metaphor: '把好“舵”', no: 3 }
const SECOND = { ordinal: '二', heading: '强化', symbol: '田', metaphor: '种好“田”', no: 7 }

it('the sections are read off their dividers', () => {
  expect(sectionsOf(slides)).toEqual([FIRST, SECOND])
  expect(sectionsOf(slides.slice(0, 2))).toEqual([])
  expect(sectionsOf([{ no: 1, meta: { slide: { frontmatter: { layout: 'section' } } } }]))
    .toEqual([{ ordinal: '', heading: '', symbol: '', metaphor: '', no: 1 }])
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
