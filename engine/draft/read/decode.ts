import { UserError } from '../../command/run.ts'

const BYTE_ORDER_MARKS: [string, number[]][] = [['utf-8', [0xEF, 0xBB, 0xBF]], ['utf-16le', [0xFF, 0xFE]], ['utf-16be', [0xFE, 0xFF]]]
/** Tried in this order; the first that decodes strictly and reads like Chinese is taken. */
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be']
const NAMES: Record<string, string> = { 'utf-8': 'UTF-8', 'gb18030': 'GBK', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16' }

const HAN = /\p{Script=Han}/gu
/** Characters that no Chinese text of some length is without, in either script: together about a fifth of all prose. */
const FREQUENT = /[的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動同工也能下过過子说說产產面而方后後多定行学學法所民得经經十三之进進着等部度家电電力里如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明看原又么麼利比或但质質气氣第向道命此变變条條党黨建设設市安]/g
/** Of ordinary prose over two fifths are frequent; of a text in the wrong encoding hardly any. */
const LEAST_FREQUENT = 0.2
// eslint-disable-next-line no-control-regex -- controls are what a wrong encoding shows
const BROKEN = /[\u0000-\u0008\u000E-\u001F\uE000-\uF8FF\uFFFD\uFFFE\uFFFF]/

// eslint-disable-next-line no-control-regex -- the same
const CONTROLS = /[\u0000-\u0008\u000E-\u001F]/g

/** True if a text reads like Chinese: GB18030 decodes Big5 too, into rare characters. */
function isPlausible(text: string): boolean {
  const characters = text.match(HAN)?.length ?? 0
  return characters > 0 && !BROKEN.test(text) && (text.match(FREQUENT)?.length ?? 0) >= LEAST_FREQUENT * characters
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  }
  catch {
    return undefined
  }
}

/**
 * Decodes a text strictly: UTF-8, UTF-16 or GB18030, by its byte order mark or by what reads like Chinese.
 * @param bytes of the file
 * @param name of the file, for the error
 * @throws UserError that says why the text cannot be taken
 */
export function decodeText(bytes: Uint8Array, name: string): { text: string, encoding: string } {
  if (!bytes.length)
    throw new UserError(`${name} 是空的，请换一个文件`)
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]
  const tried = (marked ? [marked] : ENCODINGS).map(encoding => ({ encoding: NAMES[encoding]!, text: decodeStrictly(bytes, encoding) }))
  const decoded = tried.filter((one): one is { encoding: string, text: string } => one.text !== undefined)
  if (decoded[0]?.text.trim() === '')
    throw new UserError(`${name} 是空的，请换一个文件`)
  const found = decoded.find(({ text }) => isPlausible(text))
  if (found)
    return { ...found, text: found.text.replace(/^\uFEFF/, '') }
  const shown = decoded[0]?.text.replace(/[\s\p{C}]+/gu, '').slice(0, 12)
  if (decoded[0] && !/[^\0-\x7F]/.test(decoded[0].text) && !decoded[0].text.includes('\0'))
    throw new UserError(`${name} 里没有中文（“${shown}”）；请换一份中文的讲话稿`)
  if (decoded[0] && isPlausible(decoded[0].text.replace(CONTROLS, '')))
    throw new UserError(`${name} 里夹着看不见的控制字符，大概没有存完；请用记事本或 WPS 打开，另存为 UTF-8 再试`)
  throw new UserError(shown === undefined
    ? `${name} 的文字编码认不出来；请用记事本或 WPS 打开，另存为 UTF-8 再试`
    : `${name} 读出来不像中文（“${shown}”），可能是 Big5 等别的编码，或不是讲话稿；请用 WPS 打开看看，另存为 UTF-8 再试`)
}
