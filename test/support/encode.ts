import { Buffer } from 'node:buffer'

/** Bytes of two by the character that they are in an encoding of office programs: its decoder, turned round. */
function table(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding)
  const pairs = Array.from({ length: 0x7E }, (_, lead) => Array.from({ length: 0xBF }, (_, trail) => [lead + 0x81, trail + 0x40])).flat()
  // Of characters that have two pairs of bytes the latter is the usual one.
  return new Map(pairs.map(pair => [decoder.decode(Uint8Array.from(pair)), pair]))
}

/**
 * Writes text in an encoding that Node can only read.
 * @throws Error at a character that the encoding does not have
 */
export function encode(text: string, encoding: 'gb18030' | 'big5'): Buffer {
  const bytes = table(encoding)
  return Buffer.from(Array.from(text).flatMap((char) => {
    const pair = char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : bytes.get(char)
    if (!pair)
      throw new Error(`${encoding} has no ${char}`)
    return pair
  }))
}

/** Writes text in UTF-16, with its mark where that is asked for. */
export function encodeUtf16(text: string, { big = false, mark = true } = {}): Buffer {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le')
  return big ? bytes.swap16() : bytes
}
