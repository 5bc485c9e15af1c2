/**
 * For each face of the deck the one that Chinese Windows, WPS and Office have, its name as they write it. These are the
 * faces of official documents, which the Linux of offices has as well. Not 方正小标宋, which is on few machines, nor
 * 微软雅黑, whose “” are half as wide and which is Windows' alone.
 */
export const FACES: Record<string, string> = {
  'Deck Song': '宋体',
  'Deck Hei': '黑体',
  'Deck Bar': '黑体',
  'Deck Kai': '楷体',
}

export const TITLE_FACE = '宋体'
export const BODY_FACE = '黑体'
