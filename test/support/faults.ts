import { parseSync } from '@slidev/parser'
import { areaFaults } from '../../engine/layouts/areas.ts'
import { LAYOUTS } from '../../engine/layouts/index.ts'
import { settingFaults } from '../../engine/layouts/settings.ts'

/** Lists what the layout of a slide has against it, as `line: what：“words”，advice`, lines counted from 0 at its “---”. */
export function faultsOf(source: string): string[] {
  const { content, frontmatter } = parseSync(source, 'slides.md').slides[0]!
  const name = frontmatter.layout as string
  const start = source.slice(0, source.indexOf(content)).split('\n').length - 1
  return [
    ...settingFaults(name, LAYOUTS[name]!, frontmatter, source),
    ...areaFaults(name, LAYOUTS[name]!, content).map(fault => ({ ...fault, line: fault.line + start })),
  ].sort((a, b) => a.line - b.line).map(({ line, what, words, advice }) => `${line}: ${what}：“${words}”，${advice}`)
}
