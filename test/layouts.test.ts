import { readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HOUSE } from '../engine/house.ts'
import { nearest } from '../engine/layouts/fault.ts'
import { layoutsGuide } from '../engine/layouts/guide.ts'
import { LAYOUTS } from '../engine/layouts/index.ts'
import { faultsOf } from './support/faults.ts'

const FILES = readdirSync(join(HOUSE, 'layouts')).map(file => parse(file).name)
const code = (name: string): string => readFileSync(join(HOUSE, `layouts/${name}.vue`), 'utf8')

describe('the declarations', () => {
  it('are of the layouts that there are', () => {
    expect(Object.keys(LAYOUTS).sort()).toEqual(FILES.sort())
  })

  it.each(FILES)('of “%s” name the slots that it shows', (name) => {
    const shown = new Set([...code(name).matchAll(/<slot name="(\w+)"/g)].map(([, slot]) => slot))
    expect(Object.keys(LAYOUTS[name]!.slots).sort()).toEqual([...shown].sort())
  })

  it.each(FILES)('of “%s” say whether it shows its Markdown', (name) => {
    expect(LAYOUTS[name]!.title).toBe(code(name).includes('<slot />') ? 'heading' : 'settings')
  })

  it.each(FILES)('of “%s” name the settings that it takes, and which it needs', (name) => {
    const props = /defineProps<\{ (?:frontmatter: \{ (.*?) \}, )?(.*) \}>\(\)/.exec(code(name))
    const taken = [...`${props?.[1] ?? ''}, ${props?.[2] ?? ''}`.replace(/\{.*\}/g, '').matchAll(/(\w+)(\??):/g)].map(([, key, optional]) => [key, !optional])
    const declared = Object.entries(LAYOUTS[name]!.settings).filter(([, { shown }]) => shown).map(([key, { needed }]) => [key, needed])
    expect(declared.sort()).toEqual(taken.sort())
  })

  it.each(FILES)('of “%s” have an example in which nothing is wrong', (name) => {
    expect(faultsOf(LAYOUTS[name]!.example)).toEqual([])
  })

  it('make the guide', async () => {
    await expect(layoutsGuide()).toMatchFileSnapshot('../docs/layouts.md')
  })
})

describe('names that are near one another', () => {
  it.each([
    ['shrot', 'short'],
    ['shorts', 'short'],
    ['asied', 'aside'],
    ['Aside', 'aside'],
    ['row', 'rows'],
    ['consequence', 'consequences'],
  ])('%s is meant for %s', (written, meant) => {
    expect(nearest(written, ['short', 'aside', 'rows', 'facts', 'consequences'])).toBe(meant)
  })

  it.each(['x', 'left', 'right', '备注', 'default', 'zzz'])('%s is meant for none', (written) => {
    expect(nearest(written, ['short', 'aside'])).toBeUndefined()
  })
})
