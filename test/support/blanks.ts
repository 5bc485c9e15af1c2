import type { Copy } from '../../tools/bench/copy.ts'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyProject } from '../../tools/bench/copy.ts'
import { ROOT } from './site.ts'

/** Not in the speech, nor anywhere else in the deck. */
export const SECRET = '赵钱'
export const PUBLIC = '孙李'

/** A copy of the project with two blanks filled, one of them for the public. */
export async function filledCopy(): Promise<Copy> {
  const copy = await copyProject(ROOT)
  const file = join(copy.folder, 'speech/blanks.yml')
  const yaml = await readFile(file, 'utf8')
  await writeFile(file, yaml
    .replace('places: [副主任XX在, 经查，XX还]\n  filled:', `places: [副主任XX在, 经查，XX还]\n  filled: ${SECRET}`)
    .replace('places: [富裕美丽XX新篇章]\n  filled:\n  public: false', `places: [富裕美丽XX新篇章]\n  filled: ${PUBLIC}\n  public: true`))
  return copy
}
