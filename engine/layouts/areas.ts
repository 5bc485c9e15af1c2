import type { Block, Kind, Part } from './blocks.ts'
import type { Area, Layout } from './declaration.ts'
import type { Fault } from './fault.ts'
import { partsOf } from './blocks.ts'
import { nearest } from './fault.ts'
import { LAYOUTS } from './index.ts'
import { areaWords, KIND_WORDS } from './words.ts'

const DEEPEST_HEADING = 3
const LISTS = new Set<Kind>(['bullets', 'numbers'])

/** The kinds that are at home in an area; components are the deck's own affair. */
function kindsOf({ bullets, numbers, paragraphs, quotation, picture }: Area): Set<Kind> {
  const kinds: Record<string, unknown> = { bullets, numbers, paragraph: paragraphs, quotation, picture, component: true }
  return new Set(Object.keys(kinds).filter(kind => kinds[kind]) as Kind[])
}

/** Returns the kind of block that an area is there for; the rest is added to it. */
const coreOf = ({ picture, quotation, numbers }: Area): Kind => picture === 'needed' ? 'picture' : quotation ? 'quotation' : numbers ? 'numbers' : 'bullets'

const first = ({ items, words }: Block): string => (items?.[0]?.words ?? words).split('\n')[0]!

/** Advises about a block that an area does not show. */
function remedy({ kind }: Block, area: Area | undefined, { slots }: Layout): string {
  if (kind === 'numbers' && area?.bullets)
    return '请把“1.”“2.”改成“-”，它们接着上面的一条'
  if (kind === 'bullets' && area?.numbers)
    return '请把“-”改成“1.”“2.”'
  if (kind === 'picture')
    return `请删去，或换一种能放图片的版式：${Object.entries(LAYOUTS).filter(([, { body }]) => body?.picture).map(([name]) => name).join('、')}`
  if (kind === 'code')
    return '请去掉反引号，或行首的四个空格'
  if (kind === 'table' || kind === 'html')
    return '请改用 Markdown 的列表来写'
  const below = 'aside' in slots ? '，或写到 ::aside:: 下面' : ''
  return area ? `这里可写的有：${areaWords(area)}；请改成这样${below}` : `请删去，或换一种版式${below}`
}

/** A list in a list, a picture amid words, and the like: each item is one click, and a picture has a place of its own. */
function withinFaults(block: Block): Fault[] {
  return block.within.map((inner) => {
    const list = LISTS.has(inner.kind)
    return {
      line: inner.line,
      what: `${KIND_WORDS[block.kind]}里不能再有${list ? '列表' : KIND_WORDS[inner.kind]}`,
      words: first(inner),
      advice: list
        ? block.kind === 'quotation' ? '引文请写成一段，要换行就写 <br>' : '请去掉行首的空格，改成同一级的一条，或并到上一条里'
        : inner.kind === 'picture' ? '图片请单独成段，前后各空一行' : inner.kind === 'code' ? '请去掉反引号，或行首的四个空格' : '请另起一段，或改成普通的文字',
    }
  })
}

/** Headings: those of the slide's title, and none deeper or elsewhere. */
function headingFaults(name: string, layout: Layout, { name: slot, blocks }: Part): Fault[] {
  const headings = blocks.filter(({ kind }) => kind === 'heading')
  return headings.flatMap(({ line, words, level = 1 }, index) => {
    const what = layout.title === 'settings'
      ? `这种版式（${name}）的标题写在设置里，正文里的不显示`
      : slot ? `::${slot}:: 里不能有标题` : level > DEEPEST_HEADING ? '标题最多三级' : index ? '一页只能有一个标题' : ''
    const advice = layout.title === 'settings' ? '请删去，标题写在两条“---”之间' : !slot && level > DEEPEST_HEADING ? '请改成 ###' : '请去掉行首的 #，或分成两页'
    return what ? [{ line, what, words, advice }] : []
  })
}

/** Lists: one of a kind, no more and no fewer items than there is room for. */
function listFaults(name: string, area: Area, blocks: Block[]): Fault[] {
  return (['bullets', 'numbers'] as const).flatMap((kind): Fault[] => {
    const [list, second] = blocks.filter(block => block.kind === kind)
    const count = area[kind]
    if (!list || !count)
      return []
    if (second)
      return [{ line: second.line, what: '这里只能有一个列表，却有两个', words: first(second), advice: '请并成一个：各条都用同一种符号起头，中间不插别的文字' }]
    const items = list.items?.length ?? 0
    return [
      ...items > count.most ? [{ line: list.items!.at(-1)!.line, what: `这种版式（${name}）最多放 ${count.most} 条，这里有 ${items} 条`, words: list.items!.at(-1)!.words, advice: '请减去几条，或分成两页' }] : [],
      ...items < count.least ? [{ line: list.line, what: `这种版式（${name}）至少要 ${count.least} 条，这里只有 ${items} 条`, words: first(list), advice: '请补上几条，或换一种版式' }] : [],
      ...(list.items ?? []).filter(({ words }) => !words).map(({ line }) => ({ line, what: '列表里有一条是空的', words: '-', advice: '请写上文字，或删去' })),
    ]
  })
}

/** Paragraphs: no more than there is room for, on their side of the list. */
function paragraphFaults(name: string, area: Area, blocks: Block[]): Fault[] {
  const { paragraphs } = area
  const found = blocks.filter(({ kind }) => kind === 'paragraph')
  const extra = paragraphs && found[paragraphs.most]
  if (extra)
    return [{ line: extra.line, what: `这种版式（${name}）在这里最多放 ${paragraphs.most} 段话，这里有 ${found.length} 段`, words: extra.words, advice: '请删去几段，或改成列表里的一条' }]
  const core = blocks.findIndex(({ kind }) => LISTS.has(kind))
  const late = paragraphs?.where === 'before' && core >= 0 ? found.find(block => blocks.indexOf(block) > core) : undefined
  return late ? [{ line: late.line, what: `这种版式（${name}）的段落要在列表之前`, words: late.words, advice: '请移到列表前面，或写到 ::aside:: 下面' }] : []
}

/** Finds in a part what its area does not show, and what it lacks. */
function partFaults(name: string, layout: Layout, part: Part, area: Area | undefined): Fault[] {
  const where = part.name ? `::${part.name}:: 下面` : '正文里'
  const kinds = area ? kindsOf(area) : new Set<Kind>(['component'])
  const blocks = part.blocks.filter(({ kind }) => kind !== 'heading')
  const [strange, known] = [blocks.filter(({ kind }) => !kinds.has(kind)), blocks.filter(({ kind }) => kinds.has(kind))]
  const core = area && coreOf(area)
  const missing = core && area.needed && !strange.some(({ kind }) => LISTS.has(kind)) && !known.some(({ kind }) => kind === core || kind === 'component')
  const empty = part.name && !part.blocks.length
  return [
    ...headingFaults(name, layout, part),
    // A picture amid words is a slip of who would have it by itself.
    ...strange.flatMap(block => area?.picture && block.within.some(({ kind }) => kind === 'picture') ? withinFaults(block) : { line: block.line, what: `这种版式（${name}）${where}不显示${KIND_WORDS[block.kind]}`, words: first(block), advice: remedy(block, area, layout) }),
    ...known.flatMap(withinFaults),
    ...missing || empty ? [{ line: part.line, what: `这种版式（${name}）${where}少了${KIND_WORDS[core ?? 'bullets']}`, words: part.name ? `::${part.name}::` : `layout: ${name}`, advice: area ? `请补上：${area.says}；可写的有：${areaWords(area)}` : '请删去这一行' }] : [],
    ...area ? [...listFaults(name, area, known), ...paragraphFaults(name, area, known), ...secondFaults(name, known)] : [],
  ]
}

/** Of quotations and pictures there is one. */
function secondFaults(name: string, blocks: Block[]): Fault[] {
  return (['quotation', 'picture'] as const).flatMap(kind => blocks.filter(block => block.kind === kind).slice(1).map(block => (
    { line: block.line, what: `这种版式（${name}）只能有一处${KIND_WORDS[kind]}`, words: first(block), advice: '请删去一处，或分成两页' })))
}

/** The phrase that matters is in bold: layouts set it large. */
function boldFaults(name: string, { bold }: Layout, { blocks }: Part): Fault[] {
  const items = bold === 'somewhere' || !bold ? [] : blocks.flatMap(({ items = [] }) => items.filter(({ words }) => words))
  const bare = items.filter(({ bold }) => !bold)
  const early = bold === 'last' ? items.filter(({ bold, boldLast }) => bold && !boldLast) : []
  const none = bold === 'somewhere' && blocks.length && !blocks.some(({ bold }) => bold) ? [{ line: blocks[0]!.line, words: first(blocks[0]!) }] : []
  return [
    ...[...bare, ...none].map(({ line, words }) => ({
      line,
      what: bold === 'somewhere' ? `这种版式（${name}）要有一处加粗的字，放成大字` : `这种版式（${name}）每一条要有加粗的字`,
      words,
      advice: '请把要紧的几个字写在 ** 和 ** 之间',
    })),
    ...early.map(({ line, words }) => ({ line, what: `这种版式（${name}）加粗的字在线外，要在一条的末尾`, words, advice: '后面的字会排到它前面去，请把最后几个字加粗' })),
  ]
}

/** Finds in a slide's Markdown what its layout does not show, or what it lacks; lines from 0 at the start of the Markdown. */
export function areaFaults(name: string, layout: Layout, content: string): Fault[] {
  const [body, ...slots] = partsOf(content) as [Part, ...Part[]]
  const known = Object.keys(layout.slots)
  const written = slots.map(({ name }) => name)
  const strange = slots.filter(({ name }) => !known.includes(name!))
  const meant = strange.map(({ name }) => nearest(name!, known.filter(slot => !written.includes(slot))))
  return [
    ...partFaults(name, layout, body, layout.body),
    ...boldFaults(name, layout, body),
    ...strange.map(({ line, name: slot }, index) => ({
      line,
      what: `这种版式（${name}）没有“::${slot}::”，下面的字不显示`,
      words: `::${slot}::`,
      advice: meant[index] ? `是不是 ::${meant[index]}::？` : known.length ? `可用的有 ${known.map(slot => `::${slot}::`).join('、')}` : '请删去，或换一种版式',
    })),
    ...slots.filter((part, index) => known.includes(part.name!) && written.indexOf(part.name) !== index).map(({ line, name: slot }) => (
      { line, what: `“::${slot}::”写了两次，只显示后一次`, words: `::${slot}::`, advice: '请并到一处' })),
    ...slots.filter((part, index) => known.includes(part.name!) && written.indexOf(part.name) === index).flatMap(part => partFaults(name, layout, part, layout.slots[part.name!])),
    ...known.filter(slot => layout.slots[slot]!.needed && !written.includes(slot) && !meant.includes(slot)).map(slot => (
      { line: 0, what: `这种版式（${name}）少了“::${slot}::”`, words: `layout: ${name}`, advice: `请另起一行写 ::${slot}::，下面写${layout.slots[slot]!.says}` })),
  ]
}
