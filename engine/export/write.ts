import { randomUUID } from 'node:crypto'
import { closeSync, copyFileSync, existsSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { causeOf } from '../command/fault.ts'
import { UserError } from '../command/run.ts'

export interface Output {
  /** relative to the deck */
  target: string
  bytes: Uint8Array | string
}

/** A file on its way, or one that goes. */
interface Step {
  target: string
  path: string
  /** undefined of one that goes */
  unfinished: string | undefined
  /** the earlier file, until all are in place */
  aside: string
}

function failure(target: string, { code = '' }: NodeJS.ErrnoException): UserError {
  return new UserError(`“${target}”写不进去（${code}），原来的文件都没有动：${causeOf(code) ?? '请看文件夹能否写入、文件是否正被别的程序打开'}`)
}

/** Does something for a file. @throws UserError that names it */
function attempt(target: string, act: () => void): void {
  try {
    act()
  }
  catch (error) {
    throw failure(target, error as NodeJS.ErrnoException)
  }
}

/** A file that is there must be one that can be written: a folder, one that a viewer has locked or that is immutable is not. */
function requireWritable({ target, path }: Step): void {
  if (existsSync(path))
    attempt(target, () => closeSync(openSync(path, 'r+')))
}

/** Keeps the earlier file under another name as well; where a disk has no links, as a copy. */
function keepAside({ path, aside }: Step): void {
  try {
    linkSync(path, aside)
  }
  catch {
    copyFileSync(path, aside)
  }
}

/** Puts the files in place, in one go that no signal interrupts; where one cannot be, those before it go back. */
function putInPlace(steps: Step[]): void {
  const placed: Step[] = []
  try {
    for (const step of steps) {
      attempt(step.target, () => {
        if (existsSync(step.path))
          keepAside(step)
        if (step.unfinished)
          renameSync(step.unfinished, step.path)
        else
          rmSync(step.path, { force: true })
      })
      placed.push(step)
    }
  }
  catch (error) {
    for (const { path, aside } of placed.reverse()) {
      if (existsSync(aside))
        renameSync(aside, path)
      else
        rmSync(path)
    }
    throw error
  }
}

/**
 * Writes files beside their targets and, when all are whole on the disk, puts them in place: all of them or none. Not by
 * write-file-atomic: on a full disk that takes a part that could be written for the whole.
 * @param root folder of the deck
 * @param outputs the files; folders are made as needed
 * @param gone earlier files that go when these come, relative to the deck
 * @throws UserError that names the file which cannot be written; earlier files are then as they were
 */
export async function writeOutputs(root: string, outputs: Output[], gone: string[] = []): Promise<void> {
  const stepTo = (target: string): Step & { unfinished: string } => {
    const path = join(root, target)
    const id = randomUUID()
    return { target, path, unfinished: `${path}.${id}`, aside: `${path}.${id}.old` }
  }
  const writing = outputs.map(({ target, bytes }) => ({ ...stepTo(target), bytes }))
  const steps: Step[] = [...gone.map(target => ({ ...stepTo(target), unfinished: undefined })), ...writing]
  const tidy = (): void => steps.flatMap(({ unfinished = [], aside }) => [unfinished, aside].flat()).forEach((path) => {
    // Below what is no folder there is nothing to tidy up.
    if (existsSync(path))
      rmSync(path)
  })
  process.once('exit', tidy)
  try {
    steps.forEach(requireWritable)
    for (const { path, unfinished, target, bytes } of writing) {
      await mkdir(dirname(path), { recursive: true })
        .then(() => writeFile(unfinished, bytes, { flush: true, ...existsSync(path) && { mode: statSync(path).mode } }))
        .catch((error) => { throw failure(target, error as NodeJS.ErrnoException) })
    }
    putInPlace(steps)
  }
  finally {
    tidy()
    process.off('exit', tidy)
  }
}
