import type { Line, Picture, TextRun, Typeset } from './read.ts'

/** Something that a reader of a slide would not see, or see broken. */
export interface TypesetFault {
  what: string
  words: string
  advice: string
}

/** The characters of a run that no face of its stack holds. */
export type MissingIn = (run: TextRun) => string[]

/** Characters that may not begin a line (CLREQ 3.1.3): stops, closing brackets and quotation marks, middle dot, ellipsis. */
const FORBIDDEN_START = /^[，。、；：？！”’）》〉】」』〕·…％]/
const HEIGHT = 720
/** Boxes that touch by so few pixels do not meet. */
const TOUCH = 1

type Box = Pick<Line, 'left' | 'right' | 'top' | 'bottom'>

/** True if two boxes lie over one another. */
function meet(a: Box, b: Box): boolean {
  return Math.min(a.right, b.right) - Math.max(a.left, b.left) > TOUCH && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > TOUCH
}

const isOutside = ({ left, right, top, bottom }: Box, width: number): boolean => left < -TOUCH / 2 || top < -TOUCH / 2 || right > width + TOUCH / 2 || bottom > HEIGHT + TOUCH / 2

const SHORTEN = '请缩短，或在可以换行的地方写 <wbr>，或分成两页'

function lineFaults(lines: Line[], width: number): TypesetFault[] {
  return lines.flatMap((line, index) => [
    ...isOutside(line, width) ? [{ what: '字出了画面', words: line.text, advice: SHORTEN }] : [],
    ...FORBIDDEN_START.test(line.text) ? [{ what: '标点落在行首', words: line.text, advice: '请在这一行前面几个字处写 <wbr>，让标点跟着前面的字' }] : [],
    ...lines.slice(index + 1).filter(other => meet(line, other)).map(other => ({ what: '字压在别的字上', words: `${line.text}／${other.text}`, advice: SHORTEN })),
  ])
}

function pictureFaults(pictures: Picture[], lines: Line[], width: number): TypesetFault[] {
  return pictures.flatMap(picture => picture.drawn
    ? [
        ...isOutside(picture, width) ? [{ what: '图片出了画面', words: picture.name, advice: '请换一种版式（picture），或减少这一页的字' }] : [],
        ...lines.filter(line => meet(picture, line)).map(({ text }) => ({ what: '图片盖住了字', words: `${picture.name}／${text}`, advice: '请换一种版式（picture），或减少这一页的字' })),
      ]
    : [{ what: '图片没有显示出来', words: picture.name, advice: '请核对文件，能用 PNG、JPEG、WebP、GIF 和 SVG' }])
}

/**
 * Finds what a reader of a slide would not see, or see broken.
 * @param typeset the slide as it was set
 * @param width of the canvas, in pixels
 * @param missingIn says which characters of a run are not to be seen; not asked in a page, which has no fonts to look into
 */
export function typesetFaults(typeset: Typeset, width: number, missingIn: MissingIn = () => []): TypesetFault[] {
  const { lines, runs, pictures, cut, broken } = typeset
  return [
    ...lineFaults(lines, width),
    ...cut.map(words => ({ what: '字被裁掉了一截', words, advice: SHORTEN })),
    ...broken.map(words => ({ what: '名字断成了两行', words, advice: '请在名字前面写 <wbr>，或缩短这一句' })),
    ...runs.flatMap(run => missingIn(run).map(char => ({
      what: `“${char}”这个字在这里的字体里没有，会印成空白`,
      words: run.text,
      advice: '请在它所在的名字两边各写一个 *，改用楷体；楷体也没有的，请换一个字',
    }))),
    ...pictureFaults(pictures, lines, width),
  ]
}
