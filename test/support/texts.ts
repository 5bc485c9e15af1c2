import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openPdf, textOf } from './pdf.ts'

const ESCAPE = /\\u([\da-f]{4})/gi

/**
 * All texts of a folder by the names of their files, of a PDF what is read off it.
 * @param folder where they lie, at any depth
 * @param except a folder in it that is left out
 */
export async function textsIn(folder: string, except?: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter(entry => entry.isFile() && !(except && entry.parentPath.startsWith(join(folder, except))))
  return Object.fromEntries(await Promise.all(files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name)
    if (!name.endsWith('.pdf'))
      return [name, (await readFile(file, 'utf8')).replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))]
    const pdf = await openPdf(file)
    return [name, (await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => textOf(pdf, index + 1)))).join('\n')]
  })))
}
