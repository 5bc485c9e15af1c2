import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PDFDocument } from 'pdf-lib'
import { UserError } from '../../engine/command/run.ts'
import { memoryOf } from './memory.ts'

/** Memory is looked at once in so many milliseconds: a look takes some 45 ms of a core, and slows down what it watches. */
const INTERVAL = 500
const LAST_LINES = 8

/** The PDF of the slides, which every job makes. */
export const SLIDES_FILE = 'slides.pdf'

/** A program that makes PDFs, the slides' among them. */
export interface Job {
  /** of Node */
  args: string[]
  /** where it runs */
  folder: string
  /** where its PDFs come to lie, and nothing else */
  output: string
  /** how many pages that of the slides is to have */
  slides: number
}

export interface Measurement {
  seconds: number
  /** the most memory of the whole process tree, in bytes */
  memory: number | undefined
  /** of all PDFs, in bytes */
  size: number
}

/** A job has ended well, as it says, but slides are missing in its PDF: no time to compare with. */
export class MissingSlides extends UserError {}

/**
 * Runs a job from nothing to its end.
 * @throws {UserError} with the end of the job's own report if it fails
 * @throws {MissingSlides} if the PDF of the slides is not there, or has other than as many pages
 */
export async function measure({ args, folder, output, slides }: Job): Promise<Measurement> {
  rmSync(output, { recursive: true, force: true })
  const start = performance.now()
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  const stop = (): void => void child.kill()
  process.once('exit', stop)
  let report = ''
  child.stdout.on('data', chunk => report += chunk)
  child.stderr.on('data', chunk => report += chunk)
  const sample = memoryOf(child.pid!)
  let memory: number | undefined
  const timer = setInterval(() => memory = sample(), INTERVAL)
  const [code] = await once(child, 'close').finally(() => {
    clearInterval(timer)
    process.off('exit', stop)
  }) as [number | null]
  const seconds = (performance.now() - start) / 1000

  const reported = `“${args.join(' ')}”的报告如下：\n${report.trim().split('\n').slice(-LAST_LINES).join('\n')}`
  if (code !== 0)
    throw new UserError(`没有做成 PDF（${code}），${reported}`)
  const file = join(output, SLIDES_FILE)
  const pages = existsSync(file) ? (await PDFDocument.load(readFileSync(file), { updateMetadata: false })).getPageCount() : 0
  if (pages !== slides)
    throw new MissingSlides(`${SLIDES_FILE} 应有 ${slides} 页，却是 ${pages} 页，${reported}`)
  const pdfs = readdirSync(output).filter(file => file.endsWith('.pdf'))
  return { seconds, memory, size: pdfs.reduce((sum, file) => sum + statSync(join(output, file)).size, 0) }
}
