import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { UserError } from '../cli.ts'
import { memoryOf } from './memory.ts'

/** How often memory is looked at, in milliseconds. */
const INTERVAL = 100
const LAST_LINES = 8

/** A program that makes PDFs. */
export interface Job {
  /** of Node */
  args: string[]
  /** where it runs */
  folder: string
  /** where its PDFs come to lie, and nothing else */
  output: string
}

export interface Measurement {
  seconds: number
  /** the most memory of the whole process tree, in bytes */
  memory: number | undefined
  /** of all PDFs, in bytes */
  size: number
}

/**
 * Runs a job from nothing to its end.
 * @throws UserError with the end of the job's own report if it fails or leaves no PDF
 */
export async function measure({ args, folder, output }: Job): Promise<Measurement> {
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

  const pdfs = code === 0 ? readdirSync(output).filter(file => file.endsWith('.pdf')) : []
  if (!pdfs.length)
    throw new UserError(`“${args.join(' ')}”没有做成 PDF（${code}），它的报告如下：\n${report.trim().split('\n').slice(-LAST_LINES).join('\n')}`)
  return { seconds, memory, size: pdfs.reduce((sum, file) => sum + statSync(join(output, file)).size, 0) }
}
