import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { UserError } from '../../command/run.ts'
import { environment } from '../../environment.ts'

/** A profile of what a press prints, as its printing house hands it out. */
export interface Profile {
  /** as it calls itself, in ASCII */
  name: string
  bytes: Buffer
}

/** Of the header (ICC.1:2022, 7.2) and of an entry of the tag table (7.3). */
const HEADER = { length: 128, size: 0, version: 8, class: 12, space: 16, signature: 36 }
const ENTRY = { length: 12, offset: 4, size: 8 }
/** PDF 1.6, which PDF/X-4 builds on, knows no newer ones. */
const NEWEST_VERSION = 4
const CLASSES: Record<string, string> = { scnr: '扫描仪或相机', mntr: '显示器', link: '设备链接', spac: '色彩空间转换', abst: '抽象', nmcl: '专色' }

const NOT_ASCII = /[^\x20-\x7E]/g

const wordAt = (bytes: Buffer, at: number): string => bytes.toString('latin1', at, at + 4)

/**
 * The content of a tag; nothing where there is none.
 * @throws RangeError if it lies outside the profile
 */
function tagOf(bytes: Buffer, signature: string): Buffer {
  // No more than there is room for, whatever the table says of itself.
  const count = Math.min(bytes.readUInt32BE(HEADER.length), Math.floor((bytes.length - HEADER.length - 4) / ENTRY.length))
  const at = Array.from({ length: count }, (_, index) => HEADER.length + 4 + index * ENTRY.length).find(at => wordAt(bytes, at) === signature)
  if (at === undefined)
    return Buffer.alloc(0)
  const offset = bytes.readUInt32BE(at + ENTRY.offset)
  const end = offset + bytes.readUInt32BE(at + ENTRY.size)
  if (end > bytes.length)
    throw new RangeError(`The tag ${signature} lies outside its profile`)
  return bytes.subarray(offset, end)
}

/** Reads the profile's own name: text of version 2 (ICC.1:2001, 6.5.17), or the first of several of version 4 (ICC.1:2022, 10.15). */
function nameOf(bytes: Buffer): string {
  const tag = tagOf(bytes, 'desc')
  if (wordAt(tag, 0) === 'desc')
    return tag.toString('latin1', 12, 12 + tag.readUInt32BE(8)).replace(/\0.*$/s, '')
  if (wordAt(tag, 0) !== 'mluc')
    return ''
  const [length, offset] = [tag.readUInt32BE(20), tag.readUInt32BE(24)]
  return Buffer.from(tag.subarray(offset, offset + length)).swap16().toString('utf16le')
}

/** True if all that is read of a profile lies within it. */
function isWhole(bytes: Buffer): boolean {
  try {
    nameOf(bytes)
    return bytes.readUInt32BE(HEADER.size) === bytes.length
  }
  catch {
    return false
  }
}

/** Returns the fault that keeps a file from being the profile of a press; nothing if it is one. */
function faultOf(bytes: Buffer): string | undefined {
  if (bytes.length < HEADER.length + 4 || wordAt(bytes, HEADER.signature) !== 'acsp')
    return '不是 ICC 特性文件'
  if (!isWhole(bytes))
    return '不完整'
  if (wordAt(bytes, HEADER.class) !== 'prtr')
    return `是${CLASSES[wordAt(bytes, HEADER.class)] ?? '别的设备'}的特性文件，不是印刷机（输出设备）的`
  if (wordAt(bytes, HEADER.space) !== 'CMYK')
    return `是 ${wordAt(bytes, HEADER.space).trim()} 的特性文件，不是 CMYK 的`
  return bytes[HEADER.version]! > NEWEST_VERSION ? `是第 ${bytes[HEADER.version]} 版的特性文件，PDF/X-4 只用到第 ${NEWEST_VERSION} 版` : undefined
}

/**
 * Reads the profile that `--icc` names.
 * @param path from where the command was typed
 * @throws UserError that quotes the path where there is no CMYK output profile
 */
export function readProfile(path: string): Profile {
  let bytes: Buffer
  try {
    bytes = readFileSync(resolve(environment.folder(), path))
  }
  catch {
    throw new UserError(`读不到 --icc 指定的“${path}”；请核对路径`)
  }
  const fault = faultOf(bytes)
  if (fault !== undefined)
    throw new UserError(`--icc 指定的“${path}”${fault}；请用印刷厂给的 CMYK 输出特性文件（.icc）`)
  return { name: nameOf(bytes).replace(NOT_ASCII, '').trim() || 'Custom', bytes }
}
