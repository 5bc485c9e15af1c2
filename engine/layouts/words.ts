import type { Kind } from './blocks.ts'
import type { Area, Count, Setting } from './declaration.ts'

/** The Chinese names of blocks, for findings and the guide. */
export const KIND_WORDS: Record<Kind, string> = {
  heading: '标题',
  paragraph: '段落',
  bullets: '“-”起头的列表',
  numbers: '“1.”起头的列表',
  quotation: '“>”起头的引文',
  picture: '图片',
  component: '组件',
  code: '代码',
  table: '表格',
  rule: '分隔线',
  html: '“<”起头的标签',
}

const range = ({ least, most }: Count): string => least === most ? String(most) : `${least} 到 ${most}`

/** Describes an area: “-”起头的列表（1 到 6 条）、段落（最多 1 段，在列表之前）. */
export function areaWords({ bullets, numbers, paragraphs, quotation, picture }: Area): string {
  const core = quotation ? '引文' : '列表'
  return [
    bullets && `${KIND_WORDS.bullets}（${range(bullets)} 条）`,
    numbers && `${KIND_WORDS.numbers}（${range(numbers)} 条）`,
    quotation && KIND_WORDS.quotation,
    picture && (picture === 'needed' ? '一张图片' : '可有一张图片'),
    paragraphs && `段落（最多 ${paragraphs.most} 段，在${core}${paragraphs.where === 'before' ? '之前' : '前后'}）`,
  ].filter(Boolean).join('、')
}

/** Describes a setting: 文字, 一个汉字, 1 到 2 项，每项有 gain（一时所得）…. */
export function settingWords({ type, least = 1, most = Infinity }: Setting): string {
  if (type === 'text')
    return '文字'
  if (type === 'character')
    return '一个汉字'
  const count = `${range({ least, most })} 项`
  return type === 'texts' ? `列表，${count}` : `列表，${count}，每项有 ${Object.entries(type).map(([name, says]) => `${name}（${says}）`).join('、')}`
}
