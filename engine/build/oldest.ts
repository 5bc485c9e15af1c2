import type { Declaration, Plugin as PostcssPlugin, Rule } from 'postcss'
import type { UserConfig } from 'vite'
import isPseudoClass from '@csstools/postcss-is-pseudo-class'
import { list } from 'postcss'
import nesting from 'postcss-nesting'

/** The oldest browsers that run a deck, as esbuild, Oxc and Lightning CSS name them. */
export const OLDEST = ['chrome80', 'edge80', 'firefox78', 'safari14']

/** The long names of properties whose short ones the oldest browsers do not know; Lightning CSS leaves a value that is a `var()` as it is. */
const LONG: Record<string, string[]> = {
  'inset': ['top', 'right', 'bottom', 'left'],
  'margin-inline': ['margin-left', 'margin-right'],
  'padding-inline': ['padding-left', 'padding-right'],
  'margin-block': ['margin-top', 'margin-bottom'],
  'padding-block': ['padding-top', 'padding-bottom'],
}
const SMALL_WINDOW = /\b(\d+)[ds]vh\b/g
/**
 * Chrome before 84 and Safari before 14.1 know `gap` in a grid and not in a row. No query asks for that: what does is
 * another thing that came with it.
 */
const NO_GAP = '(not (color: revert)) or ((not (inset: 0)) and (font: -apple-system-body))'

/** CSS Box Alignment and Logical Properties 1: one value stands for all sides, two for opposite ones. */
function spread(declaration: Declaration, names: string[]): void {
  const [first, second = first, third = first, fourth = second] = list.space(declaration.value) as [string, ...string[]]
  const values = names.length === 2 ? [first, second] : [first, second, third, fourth]
  names.forEach((prop, index) => declaration.cloneBefore({ prop, value: values[index]! }))
  declaration.remove()
}

/** Gives a row or column the same distances by margins. */
function keepApart(rule: Rule): void {
  const valueOf = (prop: string): string | undefined => (rule.nodes.filter(node => node.type === 'decl' && node.prop === prop).at(-1) as Declaration | undefined)?.value
  const gap = valueOf('gap') ?? valueOf('column-gap')
  const isRow = /^(?:inline-)?flex$/.test(valueOf('display') ?? '') || valueOf('flex-direction')
  if (gap === undefined || !isRow)
    return
  const [rows, columns = rows] = list.space(gap) as [string, ...string[]]
  const margin = valueOf('flex-direction')?.startsWith('column') ? `margin-top: ${rows}` : `margin-left: ${columns}`
  rule.append(`@supports ${NO_GAP} { & > * + * { ${margin} } }`)
}

/** Gives a box its shape by a padding, which counts by the width, and has what is in it fill that. */
function keepShape(rule: Rule): void {
  const shape = rule.nodes.find(node => node.type === 'decl' && node.prop === 'aspect-ratio') as Declaration | undefined
  const [width, height] = list.split(shape?.value ?? '', ['/'], true)
  if (height === undefined)
    return
  rule.append(`@supports not (aspect-ratio: 1) {
    & { position: relative; }
    &::before { content: ''; display: block; padding-top: calc(${height} / ${width} * 100%); }
    & > * { position: absolute !important; top: 0; left: 0; width: 100%; height: 100%; }
  }`)
}

const older: PostcssPlugin = {
  postcssPlugin: 'deck-oldest-browsers',
  Once(root) {
    root.walkDecls((declaration) => {
      const names = LONG[declaration.prop]
      if (names)
        spread(declaration, names)
      else if (SMALL_WINDOW.test(declaration.value))
        declaration.cloneBefore({ value: declaration.value.replace(SMALL_WINDOW, '$1vh') })
    })
    root.walkRules((rule) => {
      keepApart(rule)
      keepShape(rule)
    })
  },
}

/** Has a build, which is done with this, write for the oldest browsers what it can. */
export const forOldest = {
  build: { target: OLDEST, cssTarget: OLDEST },
  // Lightning CSS would write `:is()` as a prefixed pseudo-class of another weight.
  css: { postcss: { plugins: [older, nesting(), isPseudoClass()] } },
} satisfies UserConfig
