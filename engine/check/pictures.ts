import type { Deck, Slide } from './deck.ts'
import type { Finding } from './finding.ts'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'

const REMOTE = /^(?:https?:)?\/\//
const IMAGE = /!\[([^\]]*)\]\(\s*<?([^\s)>]+)/g
/** The head of an SVG is within so many bytes. */
const HEAD = 1024
/** Contents that make an SVG more than a picture: programs, pages, and what some other host would have to send. */
const ACTIVE = /<script\b|\son\w+\s*=|<foreignObject\b|(?:href|src)\s*=\s*["'](?!#|data:image\/)/i
const USABLE = '请另存为 PNG 或 JPEG，再放进 public/'

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
  return format.name === 'SVG' && ACTIVE.test(new TextDecoder().decode(bytes)) ? '是带有程序或外部内容的 SVG' : undefined
}

/** The name of a file as it is on the disk; a lone percent sign is a part of it. */
function decoded(image: string): string {
  try {
    return decodeURI(image)
  }
  catch {
    return image
  }
}

function fileFindings({ file, line, images, no }: Slide, root: string): Finding[] {
  return images.flatMap((image) => {
    const at = { file, line, words: image }
    if (REMOTE.test(image))
      return { ...at, what: `第 ${no} 页的图片在别处的网站上`, advice: '请把图片放进 public/，写成 /文件名' }
    const name = decoded(image)
    const path = name.startsWith('/') ? resolve(root, 'public', name.slice(1)) : resolve(root, dirname(file), name)
    if (!existsSync(path))
      return { ...at, what: `第 ${no} 页的图片找不到`, advice: '请把图片放进 public/，写成 /文件名' }
    const fault = pictureFault(readFileSync(path))
    return fault ? { ...at, what: `第 ${no} 页的图片“${basename(path)}”${fault}`, advice: USABLE } : []
  })
}

/** Pictures without a text for those who do not see them (WCAG 1.1.1; PDF/UA 7.3). */
function textFindings({ file, line, content, contentLine, no }: Slide): Finding[] {
  return [...content.matchAll(IMAGE)].filter(([, text]) => !text!.trim()).map(({ 0: words, 2: image, index }) => ({
    file,
    line: line + contentLine + content.slice(0, index).split('\n').length - 1,
    what: `第 ${no} 页的图片没有替代文字`,
    words: `${words})`,
    advice: `请在方括号里写一句图上画的是什么，如 ![大坝全景](${image})；看不见的人听的是这一句，不必是讲话稿的原话`,
  }))
}

/** Pictures that are not there, are none, or say nothing to those who do not see them. */
export const pictureFindings = ({ slides }: Deck, root: string): Finding[] => slides.flatMap(slide => [...fileFindings(slide, root), ...textFindings(slide)])
