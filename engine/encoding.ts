/** An encoding other than UTF-8 that office programs write, or a slip that leaves its traces in the bytes. */
export type Encoding = 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be' | 'utf-8-bom' | 'cr'

/** A text as its bytes say it. */
export interface Decoded {
  /** with the line ends and marks of the encoding gone; empty of what is no text */
  text: string
  /** what it is written in, other than UTF-8 with or without CR before LF */
  encoding?: Encoding
  /** line, from 1, at which there are bytes that no encoding explains */
  brokenAt?: number
}

/** The names that people give them, and the programs that write them. */
export const ENCODINGS: Record<Encoding, string> = {
  'gb18030': 'GBK（记事本里叫 ANSI）',
  'big5': 'Big5（繁体）',
  'utf-16le': 'UTF-16（记事本里叫 Unicode）',
  'utf-16be': 'UTF-16 BE',
  'utf-8-bom': '带 BOM 的 UTF-8',
  'cr': '旧式的换行（CR）',
}
const MARKS: [Encoding, number[]][] = [['utf-16le', [0xFF, 0xFE]], ['utf-16be', [0xFE, 0xFF]], ['utf-8-bom', [0xEF, 0xBB, 0xBF]]]
/** Of each hundred characters so many may be broken in what is UTF-8 all the same. */
const MOST_BROKEN = 5
/** Of Chinese in GBK nearly all pairs of bytes lie in the plane of GB 2312; in Big5, and in what else is taken for it, a third do not. */
const LEAST_GB2312 = 0.9
/** One zero among so many bytes, or fewer, is a slip. */
const MOST_ZEROS = 200
const MARK = /^\uFEFF/
const REPLACEMENT = '\uFFFD'
const LONE_CR = /\r(?!\n)/

/** The text of bytes in an encoding; nothing where they are not in it. */
function strictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  }
  catch {
    return undefined
  }
}

/** UTF-16 without a mark, by where the zeros of spaces, line ends and Latin letters are; a few stand in characters (一 is 4E 00). */
function unmarkedUtf16(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  bytes.forEach((byte, index) => byte === 0 && zeros[index % 2]!++)
  return bytes.length % 2 ? undefined : zeros[0]! > zeros[1]! ? 'utf-16be' : 'utf-16le'
}

/** The share of the pairs of bytes that lie in the plane of GB 2312. */
function shareOfGb2312(bytes: Uint8Array): number {
  let pairs = 0
  let inPlane = 0
  for (let index = 0; index < bytes.length; index++) {
    if (bytes[index]! < 0x80)
      continue
    pairs++
    inPlane += Number(bytes[index]! >= 0xA1 && bytes[index]! <= 0xF7 && (bytes[index + 1] ?? 0) >= 0xA1)
    index++
  }
  return pairs ? inPlane / pairs : 0
}

function guess(bytes: Uint8Array): Decoded {
  const loose = new TextDecoder().decode(bytes)
  const broken = loose.split(REPLACEMENT).length - 1
  const foreign = loose.match(/\P{ASCII}/gu)?.length ?? 0
  if (broken * 100 <= foreign * MOST_BROKEN)
    return { text: '', brokenAt: loose.slice(0, loose.indexOf(REPLACEMENT)).split('\n').length }
  const gbk = strictly(bytes, 'gb18030')
  const big5 = strictly(bytes, 'big5')
  if (gbk !== undefined && (big5 === undefined || shareOfGb2312(bytes) >= LEAST_GB2312))
    return { text: gbk.replace(MARK, ''), encoding: 'gb18030' }
  if (big5 !== undefined)
    return { text: big5, encoding: 'big5' }
  return { text: '', brokenAt: 1 }
}

/**
 * Reads bytes as text, and tells what they are written in where that is not UTF-8.
 * @param bytes of a file
 */
export function decode(bytes: Uint8Array): Decoded {
  const mark = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]
  if (mark) {
    const text = strictly(bytes, mark === 'utf-8-bom' ? 'utf-8' : mark)
    return text === undefined || text.includes('\0') ? { text: '', brokenAt: 1 } : { text, encoding: mark }
  }
  if (bytes.includes(0)) {
    // UTF-16 has a zero in each space, line end and Latin letter; a few of them are a slip.
    const utf8 = strictly(bytes, 'utf-8')
    if (utf8 !== undefined && bytes.filter(byte => !byte).length * MOST_ZEROS < bytes.length)
      return { text: utf8, brokenAt: utf8.slice(0, utf8.indexOf('\0')).split('\n').length }
    const encoding = unmarkedUtf16(bytes)
    const text = encoding && strictly(bytes, encoding)
    return encoding && text !== undefined ? { text, encoding } : { text: '', brokenAt: 1 }
  }
  const text = strictly(bytes, 'utf-8')
  if (text === undefined)
    return guess(bytes)
  if (text.includes(REPLACEMENT))
    return { text, brokenAt: text.slice(0, text.indexOf(REPLACEMENT)).split('\n').length }
  return LONE_CR.test(text) ? { text: text.replaceAll(/\r+\n|\r/g, '\n'), encoding: 'cr' } : { text }
}
