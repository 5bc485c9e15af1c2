import type { Rule } from 'postcss'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import doiuse from 'doiuse'
import postcss from 'postcss'
import { beforeAll, describe, expect, it } from 'vitest'
import { forOldest } from '../engine/build/oldest.ts'
import { HOUSE } from '../engine/house.ts'

const BROWSERS = ['chrome 80', 'safari 14', 'firefox 78']
const STYLED = /\.(?:vue|css)$/
const STYLE = /<style[^>]*>(.*?)<\/style>/gs

/** What the oldest browsers do not know, and why they need not. */
const MISSED: Record<string, string> = {
  'css-clip-path': 'partly: not on SVG, where none is',
  'css-containment': 'a figure of the reading page may be torn by the end of a printed page',
  'css-display-contents': 'partly: a screen reader misses the role of what has it',
  'css-focus-visible': 'the browser draws the focus as it does elsewhere',
  'css-has': 'each in a rule of its own, which may be dropped',
  'css-masks': 'clip-path alone is used',
  'css-overflow': 'partly: not `clip`, which is not used',
  'css-paged-media': 'paper of the size that the browser takes',
  'css-sticky': 'partly: not on heads of tables, which scroll along',
  'css-subgrid': 'a grid of its own beside it, under @supports',
  'css-text-indent': 'partly: not `hanging`, which is not used',
  'css-touch-action': 'Safari 14 knows those that are used',
  'css-logical-props': 'partly: `text-align: start` is known',
  'css-widows-orphans': 'a line may stand alone on a printed page of the speech',
  'flexbox-gap': 'margins beside it: `NO_GAP`',
  'intrinsic-width': 'prefixed by the build, or as wide as there is room',
  'multicolumn': 'partly: breaks between printed pages',
  'text-decoration': 'a line under links as thick as usual',
  'viewport-unit-variants': '`vh` beside it',
}

function stylesIn(folder: string): string[] {
  return readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' })
    // Paper is laid out by the newest.
    .filter(file => STYLED.test(file) && !join(folder, file).startsWith(join('app', 'paper') + sep))
    .map(file => readFileSync(join(HOUSE, folder, file), 'utf8').replaceAll('\r\n', '\n'))
    .flatMap(text => text.includes('<template>') ? Array.from(text.matchAll(STYLE), ([, style]) => style!) : [text])
}

describe('what the screen is styled by, as it is written for the oldest browsers', () => {
  let root: postcss.Root
  beforeAll(async () => {
    const written = ['app', 'components', 'layouts', 'styles'].flatMap(stylesIn).join('\n')
    root = (await postcss(forOldest.css.postcss.plugins).process(written, { from: undefined })).root as postcss.Root
  })

  it('uses nothing that they do not know but what has another way, or may be missed', async () => {
    const used = new Set<string>()
    await postcss([doiuse({ browsers: BROWSERS, onFeatureUsage: ({ feature }) => used.add(feature) })]).process(root, { from: undefined })
    expect([...used].filter(feature => !(feature in MISSED))).toEqual([])
    expect(Object.keys(MISSED).filter(feature => !used.has(feature))).toEqual([])
  })

  it('does not set what stands in a row at its start or end, which Chrome before 93 knows in a grid alone', () => {
    const rules: string[] = []
    root.walkDecls(/^(?:align-items|justify-content)$/, ({ value, parent }) => {
      const { nodes, selector } = parent as Rule
      if (/^(?:start|end)$/.test(value) && nodes.some(node => node.type === 'decl' && node.prop === 'display' && node.value.endsWith('flex')))
        rules.push(selector)
    })
    expect(rules).toEqual([])
  })
})

const CODE = /\.(?:vue|ts)$/
const IMPORTED = /(?:from |import )'(\.[^']+\.(?:ts|vue))'/g
const TYPES = /^import type .*$/gm
/** Built in only by browsers newer than the oldest, and by nothing that the deck brings along (`app/cover/methods.ts`). */
const NEWER = [
  'URL.canParse',
  'URL.parse',
  'structuredClone',
  'randomUUID',
  'navigator.clipboard',
  'Intl.Segmenter',
  'Promise.any',
  'Promise.withResolvers',
  'AbortSignal.',
  'Object.groupBy',
  'Array.fromAsync',
  'Error.cause',
  'replaceChildren',
  'checkVisibility',
  'isWellFormed',
  'navigator.locks',
  'showPopover',
  'CSSStyleSheet',
  '.union(',
  '.difference(',
  '(?<=',
  '(?<!',
]

/** Shown by the newest: what is for paper, and the mark that the editor of a deck sees. */
const ELSEWHERE = ['app/paper/', 'app/screen/mark.ts'].map(path => join(HOUSE, path))

/** The files that a visitor's browser may get. */
function clientFiles(): Map<string, string> {
  const files = new Map<string, string>()
  function take(file: string): void {
    if (files.has(file) || ELSEWHERE.some(path => file.startsWith(path)))
      return
    const text = readFileSync(file, 'utf8').replaceAll(TYPES, '')
    files.set(file, text)
    for (const [, path] of text.matchAll(IMPORTED))
      take(resolve(dirname(file), path!))
  }
  for (const folder of ['app', 'components', 'layouts']) {
    readdirSync(join(HOUSE, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => CODE.test(file) && !file.endsWith('.d.ts'))
      .forEach(file => take(join(HOUSE, folder, file)))
  }
  return files
}

it('what runs in the browser asks for nothing that its oldest do not have', () => {
  const files = clientFiles()
  expect([...files.keys()]).toContain(join(HOUSE, 'engine/settings.ts'))
  const found = [...files].flatMap(([file, text]) => NEWER.filter(name => text.replaceAll(/`[^`]*`/g, '').includes(name)).map(name => `${file}: ${name}`))
  expect(found).toEqual([])
})
