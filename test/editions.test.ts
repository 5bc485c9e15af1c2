import type { Target } from '../engine/export/editions.ts'
import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { editionsOf, TARGETS } from '../engine/export/editions.ts'

const USUAL = { perPage: 3, lines: false, large: false, marks: false, withClicks: false, range: [], scale: 1, aspect: '16:9' }
const PROFILE = { name: 'Coated', bytes: Buffer.alloc(0) }
const filesOf = (target: Target, options: Partial<Parameters<typeof editionsOf>[1]>): string[] => editionsOf([target], { ...USUAL, ...options }).map(({ file }) => file)

it.each<[Target, Partial<Parameters<typeof editionsOf>[1]>, string[]]>([
  ['handout', {}, ['handout.pdf']],
  ['handout', { perPage: 6 }, ['handout-6.pdf']],
  ['handout', { lines: true }, ['handout-lines.pdf']],
  ['handout', { perPage: 1, lines: true, aspect: '4:3' }, ['handout-1-lines-4x3.pdf']],
  ['grey', { perPage: 2 }, ['slides-grey.pdf', 'handout-2-grey.pdf']],
  ['script', { large: true }, ['script.pdf', 'script-large.pdf']],
  ['press', { marks: true }, ['slides-press-marks.pdf']],
  ['press', { profile: PROFILE }, ['slides-press-x4.pdf']],
  ['png', { range: [2, 3], scale: 2, withClicks: true }, ['slides-png-clicks-2-3@2x/']],
])('%s with %o makes %o', (target, options, files) => {
  expect(filesOf(target, options)).toEqual(files)
})

it('no variant has the name of another', () => {
  const variants = [1, 2, 3, 6].flatMap(perPage => [false, true].flatMap(lines => ['16:9', '4:3'].flatMap(aspect => [undefined, PROFILE].flatMap(profile => [false, true].map(marks => ({ perPage, lines, aspect, profile, marks }))))))
  const made = new Map<string, Set<string>>()
  for (const options of variants) {
    for (const { file, route, press } of editionsOf(Object.keys(TARGETS) as Target[], { ...USUAL, ...options }))
      made.set(file, new Set(made.get(file)).add(JSON.stringify([route, press, file.startsWith('script') || options.aspect])))
  }
  expect([...made].filter(([, different]) => different.size > 1)).toEqual([])
})
