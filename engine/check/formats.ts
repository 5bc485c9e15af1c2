import { DOMParser } from '@xmldom/xmldom'

/** The head of an SVG is within so many bytes. */
const HEAD = 1024
/** Contents that make an SVG more than a picture: programs, pages, and what some other host or file would have to send. */
const ACTIVE = /<script\b|\son\w+\s*=|<foreignObject\b|(?:href|src)\s*=\s*["'](?!#|data:image\/)|@import\b|url\(\s*["']?(?!#|data:image\/)|<!ENTITY\b/i
/** Without it a browser takes a file for mere XML. */
const NAMESPACE = /xmlns\s*=\s*["']http:\/\/www\.w3\.org\/2000\/svg["']/

const ascii = (bytes: Uint8Array, start: number, length: number): string => String.fromCharCode(...bytes.subarray(start, start + length))

/** Formats that are known by how they begin, and what makes each whole or not. */
const FORMATS: { name: string, begins: (bytes: Uint8Array) => boolean, whole?: (bytes: Uint8Array) => boolean }[] = [
  { name: 'PNG', begins: bytes => ascii(bytes, 0, 8) === '\x89PNG\r\n\x1A\n', whole: bytes => ascii(bytes, bytes.length - 8, 4) === 'IEND' },
  { name: 'JPEG', begins: bytes => ascii(bytes, 0, 3) === '\xFF\xD8\xFF', whole: bytes => endOf(bytes).includes('\xFF\xD9') },
  { name: 'GIF', begins: bytes => /^GIF8[79]a/.test(ascii(bytes, 0, 6)), whole: bytes => endOf(bytes).includes('\x3B') },
  { name: 'WebP', begins: bytes => ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP', whole: bytes => new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length },
  { name: 'SVG', begins: bytes => /^\s*(?:<\?xml|<!--|<!DOCTYPE svg|<svg\b)[\s\S]*<svg\b|^\s*<svg\b/i.test(ascii(bytes, 0, HEAD).replace(/^\xEF\xBB\xBF/, '')), whole: bytes => endOf(bytes).includes('</svg>') },
  { name: 'HEIC', begins: bytes => /^ftyp(?:hei[cmsx]|hev[cmsx]|mif1|msf1)/.test(ascii(bytes, 4, 8)) },
  { name: 'AVIF', begins: bytes => /^ftypavi[fs]/.test(ascii(bytes, 4, 8)) },
  { name: 'TIFF', begins: bytes => ['II*\0', 'MM\0*'].includes(ascii(bytes, 0, 4)) },
  { name: 'BMP', begins: bytes => ascii(bytes, 0, 2) === 'BM' },
  { name: 'PDF', begins: bytes => ascii(bytes, 0, 4) === '%PDF' },
]

/** The last bytes of a file; cameras and editors put a little behind the end of a picture. */
function endOf(bytes: Uint8Array): string {
  return ascii(bytes, Math.max(0, bytes.length - HEAD), HEAD)
}

/** True if a text is XML that a browser reads: of an SVG with a slip in a tag it shows nothing. */
function isXml(text: string): boolean {
  const onError = (level: string, message: string): void => {
    if (level !== 'warning')
      throw new SyntaxError(message)
  }
  try {
    new DOMParser({ onError }).parseFromString(text, 'image/svg+xml')
    return true
  }
  catch {
    return false
  }
}

function svgFault(text: string): string | undefined {
  if (ACTIVE.test(text))
    return '是带有程序或外部内容的 SVG'
  if (!isXml(text))
    return '是标签没有写对的 SVG，浏览器显示不了'
  return NAMESPACE.test(text) ? undefined : '是少了 xmlns 的 SVG，浏览器显示不了'
}

/**
 * Returns what keeps a file from being shown as a picture.
 * @param bytes of the file
 * @returns what it is, in Chinese; nothing for a whole PNG, JPEG, GIF, WebP or SVG
 */
export function pictureFault(bytes: Uint8Array): string | undefined {
  const format = FORMATS.find(({ begins }) => begins(bytes))
  if (!bytes.length)
    return '是空的'
  if (!format)
    return '不是图片'
  if (!format.whole)
    return `是 ${format.name} 格式，浏览器显示不了`
  if (!format.whole(bytes))
    return `是不完整的 ${format.name}，后面缺了一截`
  return format.name === 'SVG' ? svgFault(new TextDecoder().decode(bytes)) : undefined
}
