import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readProfile } from '../engine/export/pdf/profile.ts'

const folder = mkdtempSync(join(tmpdir(), 'profile-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The name in a tag of version 2, or of version 4. */
function nameTag(text: string, version: number): Buffer {
  const head = Buffer.alloc(version < 4 ? 12 : 28)
  head.write(version < 4 ? 'desc' : 'mluc')
  if (version < 4) {
    head.writeUInt32BE(text.length + 1, 8)
    return Buffer.concat([head, Buffer.from(`${text}\0`)])
  }
  head.writeUInt32BE(1, 8)
  head.writeUInt32BE(2 * text.length, 20)
  head.writeUInt32BE(28, 24)
  return Buffer.concat([head, Buffer.from(text, 'utf16le').swap16()])
}

/** A profile of header, table of tags and name alone. */
function profileOf({ version = 2, kind = 'prtr', space = 'CMYK', name = 'Coated', tags = 1, cut = 0 } = {}): Buffer {
  const tag = nameTag(name, version)
  const head = Buffer.alloc(144)
  head.writeUInt32BE(head.length + tag.length, 0)
  head[8] = version
  head.write(kind, 12)
  head.write(space, 16)
  head.write('acsp', 36)
  head.writeUInt32BE(tags, 128)
  head.write('desc', 132)
  head.writeUInt32BE(head.length, 136)
  head.writeUInt32BE(tag.length, 140)
  return Buffer.concat([head, tag]).subarray(cut)
}

/** A profile in which a number is another one. */
function spoilt(at: number, value: number): Buffer {
  const bytes = profileOf()
  bytes.writeUInt32BE(value, at)
  return bytes
}

function written(bytes: Buffer): string {
  const file = join(folder, 'press.icc')
  writeFileSync(file, bytes)
  return file
}

it.each([
  ['of version 2', { version: 2, name: 'Coated FOGRA39' }, 'Coated FOGRA39'],
  ['of version 4', { version: 4, name: 'PSO Coated v3' }, 'PSO Coated v3'],
  ['whose table of tags is longer than it', { version: 2, name: 'Coated', tags: 0xFFFFFFFF }, 'Coated'],
  ['whose name is not of ASCII', { version: 4, name: '铜版纸' }, 'Custom'],
])('a profile %s is taken by its name', (_, made, name) => {
  const bytes = profileOf(made)
  expect(readProfile(written(bytes))).toEqual({ name, bytes })
})

it.each([
  ['of a screen', profileOf({ kind: 'mntr', space: 'RGB ' }), '是显示器的特性文件，不是印刷机（输出设备）的'],
  ['of a printer of RGB', profileOf({ space: 'RGB ' }), '是 RGB 的特性文件，不是 CMYK 的'],
  ['of version 5', profileOf({ version: 5 }), '是第 5 版的特性文件'],
  ['that is cut', Buffer.concat([profileOf(), Buffer.from('x')]), '不完整'],
  ['whose name lies outside it', spoilt(136, 0xFFFFFF00), '不完整'],
  ['whose name is cut', spoilt(140, 6), '不完整'],
  ['that is none', Buffer.from('%PDF-1.7'.repeat(30)), '不是 ICC 特性文件'],
  ['that is empty', Buffer.alloc(0), '不是 ICC 特性文件'],
])('a file %s is refused', (_, bytes, reason) => {
  const file = written(bytes)
  expect(() => readProfile(file)).toThrow(`--icc 指定的“${file}”${reason}`)
})

it('a file that is not there is named', () => {
  expect(() => readProfile('nowhere.icc')).toThrow('读不到 --icc 指定的“nowhere.icc”；请核对路径')
})
