import type { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { UserError } from '../command/run.ts'

export interface Output {
  /** relative to the deck */
  target: string
  bytes: Buffer
}

/**
 * Writes files beside their targets and, when all are whole on the disk, puts them in place. Not by write-file-atomic:
 * on a full disk that takes a part that could be written for the whole.
 * @param root folder of the deck
 * @param outputs the files; folders are made as needed
 * @throws UserError that names the file which cannot be written; earlier files are then as they were
 */
export async function writeOutputs(root: string, outputs: Output[]): Promise<void> {
  const files = outputs.map(output => ({ ...output, path: join(root, output.target), unfinished: join(root, `${output.target}.${randomUUID()}`) }))
  const tidy = (): void => files.forEach(({ unfinished }) => rmSync(unfinished, { force: true }))
  const saying = (target: string) => ({ code }: NodeJS.ErrnoException): never => {
    throw new UserError(`“${target}”写不进去（${code}），原来的文件没有动；请看磁盘是否已满、文件夹能否写入、文件是否正被别的程序打开`)
  }
  process.once('exit', tidy)
  try {
    for (const { path, unfinished, target, bytes } of files) {
      await mkdir(dirname(path), { recursive: true })
        .then(() => writeFile(unfinished, bytes, { flush: true }))
        .catch(saying(target))
    }
    for (const { path, unfinished, target } of files)
      await rename(unfinished, path).catch(saying(target))
  }
  finally {
    tidy()
    process.off('exit', tidy)
  }
}
