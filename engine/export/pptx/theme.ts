import { colourOf } from '../../tokens.ts'
import { fixedColour, THEME_TOKENS } from './colour.ts'
import { BODY_FACE, namedFace, TITLE_FACE } from './faces.ts'
import { NAMESPACES } from './package.ts'
import { element } from './xml.ts'

const NAME = '讲话'
const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
const LINE = `<a:ln w="9525">${FILL}</a:ln>`
const EFFECT = '<a:effectStyle><a:effectLst/></a:effectStyle>'

function fonts(kind: string, typeface: string): string {
  // The last is for Office in Chinese, which asks for a face by the script of the words.
  return element(`a:${kind}`, {}, namedFace(typeface), element('a:font', { script: 'Hans', typeface }))
}

/** Colours and faces that a new slide or shape gets, `ppt/theme/theme*.xml`. */
export function themeXml(): string {
  const scheme = Object.entries(THEME_TOKENS).map(([name, token]) => element(`a:${name}`, {}, fixedColour(colourOf(token))))
  // ECMA-376 part 1, 20.1.4.1.14: three of each, from subtle to intense; this deck is flat.
  const formats = [['fillStyleLst', FILL], ['lnStyleLst', LINE], ['effectStyleLst', EFFECT], ['bgFillStyleLst', FILL]] as const
  const themeElements = element(
    'a:themeElements',
    {},
    element('a:clrScheme', { name: NAME }, ...scheme),
    element('a:fontScheme', { name: NAME }, fonts('majorFont', TITLE_FACE), fonts('minorFont', BODY_FACE)),
    element('a:fmtScheme', { name: NAME }, ...formats.map(([name, style]) => element(`a:${name}`, {}, style.repeat(3)))),
  )
  return element('a:theme', { 'xmlns:a': NAMESPACES['xmlns:a'], 'name': NAME }, themeElements)
}
