import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { areaFaults } from '../layouts/areas.ts'
import { LAYOUTS } from '../layouts/index.ts'
import { settingFaults } from '../layouts/settings.ts'
import { nearest } from '../nearest.ts'

/** Words that stand where the title should. */
const BARE = /不显示(?:段落|“<”起头的标签)/

/** Finds on a slide what its layout does not show, and what it lacks. */
function slideFindings({ file, line, no, layout: name, frontmatter, settings, source, content, contentLine, phrases }: Slide): Finding[] {
  const layout = LAYOUTS[name]
  // Somebody may write what the guide calls it in Chinese.
  const meant = layout ? undefined : Object.keys(LAYOUTS).find(key => LAYOUTS[key]!.name === name) ?? nearest(name, Object.keys(LAYOUTS))
  if (!layout && (frontmatter.layout ?? undefined) === undefined)
    return [{ file, line, what: '这一页没有写版式', words: phrases[0]?.text ?? '', advice: `请在“---”下面写 layout: 和版式的名字，再用“---”收住；可用的有 ${Object.keys(LAYOUTS).join('、')}` }]
  if (!layout)
    return [{ file, line, ...settings.layout, what: '没有这种版式', words: `layout: ${name}`, advice: meant ? `是不是 ${meant}？请改正` : `可用的有 ${Object.keys(LAYOUTS).join('、')}` }]
  const untitled = layout.title === 'heading' && !phrases.some(({ heading }) => heading)
  const areas = areaFaults(name, layout, content).map(fault => ({ ...fault, line: fault.line + contentLine }))
  // The first words may be the title, without its mark.
  const bare = untitled ? areas.find(fault => fault.line === phrases[0]?.line && BARE.test(fault.what)) : undefined
  return [
    // The front matter of the first slide is that of the whole deck.
    ...no > 1 ? settingFaults(name, layout, frontmatter, source) : [],
    ...areas.filter(fault => fault !== bare),
    ...untitled ? [{ line: bare?.line ?? 0, what: '幻灯片没有标题', words: phrases[0]?.text ?? '', advice: `请加一行以 #、## 或 ### 起头的标题${bare ? '；若这一行就是标题，请改成“## ”起头' : ''}` }] : [],
  ].map(fault => ({ file, ...fault, line: line + fault.line }))
}

/** Slides whose words and settings are not those that their layouts have a place for: `engine/layouts/`. */
export const layoutFindings = ({ slides }: Deck): Finding[] => slides.flatMap(slideFindings)
