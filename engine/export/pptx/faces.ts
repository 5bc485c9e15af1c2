import { element } from './xml.ts'

export const TITLE_FACE = '宋体'
export const BODY_FACE = '黑体'

/**
 * The stand-in for each face of the deck: the theme's for titles and for text, so that another theme changes them; and
 * that for the speaker's own voice. They are the faces of official documents, which Chinese Windows, WPS and the Linux
 * of offices have. Not 方正小标宋, which is on few machines, nor 微软雅黑, whose “” are half as wide and which is
 * Windows' alone.
 */
const FACES: Record<string, string> = {
  'Deck Song': '+mj-ea',
  'Deck Hei': '+mn-ea',
  'Deck Bar': '+mn-ea',
  'Deck Kai': '楷体',
}

/** The look of the faces (PANOSE, as the files of Windows have it): a machine without one takes another of that look. */
const PANOSE: Record<string, string> = {
  宋体: '02010600030101010101',
  黑体: '02010609060101010101',
  楷体: '02010609060101010101',
}
/** GB 2312, so that the other one is Chinese (ECMA-376 part 1, 21.1.2.3.3). */
const GB2312 = -122

/**
 * The same face for Latin and Chinese: “” … — belong to both, and PowerPoint would take them from the Latin one, half
 * as wide.
 * @param typeface as Office writes its name, or one of the theme's: `+mj-ea`, `+mn-ea`
 */
export function namedFace(typeface: string): string {
  const fallback = PANOSE[typeface] && { panose: PANOSE[typeface], pitchFamily: 2, charset: GB2312 }
  return ['latin', 'ea', 'cs'].map(script => element(`a:${script}`, { typeface, ...fallback })).join('')
}

/** The face that stands for a family of the deck. */
export function faceOf(family: string): string {
  const typeface = FACES[family]
  if (!typeface)
    throw new TypeError(`No face of Office stands for “${family}”`)
  return namedFace(typeface)
}
