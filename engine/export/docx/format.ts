import type { IParagraphStyleOptions, IRunStylePropertiesOptions, ISectionPropertiesOptions } from 'docx'
import { AlignmentType, convertMillimetersToTwip, LineRuleType } from 'docx'

// GB/T 9704-2012. Millimetres unless something else is said; docx counts twentieths of a point, and sizes in halves.

/** 5.1 and 5.2.1: A4, and the type area on it, 156 by 225 mm. */
const PAGE = { width: 210, height: 297 }
const MARGINS = { top: 37, left: 28, right: 26, bottom: 35 }
/**
 * 5.2.3: 22 lines of 28 characters, both rounded down, lest the last one find no room. Not by Word's grid of lines and
 * characters, which LibreOffice sets otherwise.
 */
const LINE = Math.floor(225 / 22 / 25.4 * 1440)
const PITCH = 156 / 28 / 25.4 * 72
/** 5.2.2: size 3, in points. */
const SIZE = 16
const CHARACTER_SPACING = Math.floor((PITCH - SIZE) * 20)
/** 7.5: the number stands 7 mm below the type area, in size 4, a character from the side. */
const NUMBER = { below: 7, height: 5, size: 14 }
const INDENT = Math.round(2 * PITCH * 20)

/** One face for all scripts: the marks “” … — are Latin ones, too. */
const face = (name: string): IRunStylePropertiesOptions => ({ font: { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' } })
const halfPoints = (points: number): number => points * 2

/** 7.3.1 and 7.3.3: 一、 in Hei, （一） in Kai, further down as the text, in 仿宋. */
const LEVELS = ['黑体', '楷体', '仿宋_GB2312', '仿宋_GB2312', '仿宋_GB2312', '仿宋_GB2312']
const TEXT = face('仿宋_GB2312')

export const NUMBER_RUN = { ...face('宋体'), size: halfPoints(NUMBER.size), characterSpacing: 0 }
export const NUMBER_INDENT = NUMBER.size * 20

/** Page and margins. */
export const SECTION: ISectionPropertiesOptions = {
  page: {
    size: { width: convertMillimetersToTwip(PAGE.width), height: convertMillimetersToTwip(PAGE.height) },
    margin: {
      top: convertMillimetersToTwip(MARGINS.top),
      left: convertMillimetersToTwip(MARGINS.left),
      right: convertMillimetersToTwip(MARGINS.right),
      bottom: convertMillimetersToTwip(MARGINS.bottom),
      footer: convertMillimetersToTwip(MARGINS.bottom - NUMBER.below - NUMBER.height),
    },
  },
}

/** All that is written in no style of its own. Were figures Chinese to it, LibreOffice would break a line within one. */
export const DEFAULTS = {
  run: { ...TEXT, size: halfPoints(SIZE), characterSpacing: CHARACTER_SPACING, language: { value: 'en-US', eastAsia: 'zh-CN' } },
  paragraph: { alignment: AlignmentType.BOTH, spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
}

/** The face of a heading of a level, from 1. */
export const levelFace = (level: number): IRunStylePropertiesOptions => face(LEVELS[level - 1] ?? LEVELS.at(-1)!)

export const TITLE = { run: { ...face('宋体'), size: halfPoints(22), bold: true, characterSpacing: 0, color: '000000' }, paragraph: { alignment: AlignmentType.CENTER, spacing: { line: LINE, lineRule: LineRuleType.EXACT, after: LINE } } }

/** The style of a heading on a line of its own, as Word knows it by its level. */
export function headingStyle(level: number): Omit<IParagraphStyleOptions, 'id'> {
  return {
    run: { ...levelFace(level), size: halfPoints(SIZE), bold: false, italics: false, color: '000000' },
    paragraph: { indent: { firstLine: INDENT }, keepNext: true, spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
  }
}

/** The styles of paragraphs that are no headings. */
export const PARAGRAPH_STYLES = [
  { id: 'Speech', name: '正文（讲话稿）', basedOn: 'Normal', quickFormat: true, paragraph: { indent: { firstLine: INDENT } } },
  { id: 'Salutation', name: '称呼', basedOn: 'Normal', next: 'Speech', quickFormat: true },
]
