import type { Source } from './source.ts'
import { Buffer } from 'node:buffer'
import { extname } from 'node:path'
import { UserError } from '../../command/run.ts'
import { readDocx } from './docx.ts'
import { readPdf } from './pdf.ts'
import { isMarkdown, readText, withoutSigns } from './text.ts'

/** First bytes of a file, which tell its kind whatever its name. */
const ZIP = [0x50, 0x4B, 0x03, 0x04]
const PDF = [0x25, 0x50, 0x44, 0x46]
const OLE = [0xD0, 0xCF, 0x11, 0xE0]
/** Names the contents of a document with a password. */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')
const OTHERS = new Set(['.doc', '.odt', '.wps', '.rtf', '.pages', '.ofd'])

const WEB_PAGE = /^\s*<(?:!doctype html|html|head|body|\?xml)/i

const begins = (bytes: Uint8Array, head: number[]): boolean => head.every((byte, index) => bytes[index] === byte)

/**
 * Reads a speech from a file, by how the file begins and by its name.
 * @param bytes of the file, or of standard input
 * @param name of the file; `-` for standard input
 * @throws UserError that says what to do with what cannot be read
 */
export async function readSource(bytes: Uint8Array, name: string): Promise<Source> {
  const extension = extname(name).toLowerCase()
  if (begins(bytes, OLE) && Buffer.from(bytes).includes(ENCRYPTED))
    throw new UserError(`${name} 加了密码，读不了；请用 Word 或 WPS 打开，去掉密码，另存为 .docx 再试`)
  if (OTHERS.has(extension) || begins(bytes, OLE))
    throw new UserError(`${name} 是旧的或别的格式，读不了；请用 Word 或 WPS 打开，另存为 .docx 再试`)
  if (begins(bytes, ZIP) || extension === '.docx')
    return readDocx(bytes, name)
  if (begins(bytes, PDF) || extension === '.pdf')
    return await readPdf(bytes, name)
  const source = readText(bytes, name)
  if (WEB_PAGE.test(source.characters))
    throw new UserError(`${name} 是网页；请用浏览器打开，把讲话的文字复制到 WPS 或记事本里，存成 .docx 或 .txt 再试`)
  return extension === '.md' || isMarkdown(source) ? withoutSigns(source) : source
}
