import type { ChildProcess } from 'node:child_process'
import type { SiteConfig } from './vite.ts'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { UserError } from '../command/run.ts'
import { environment } from '../environment.ts'

const START = fileURLToPath(new URL('../command/start.mjs', import.meta.url))
const WORKER = 'engine/build/worker.ts'
const LAST_LINES = 12
const SLIDE_ERROR = /__slidev_(\d+)\.md\S*\n(.+)/
const MISSING_PACKAGE = /Cannot find (?:package|module) '([^']+)'/
const STACK_LINE = /^\s+at /

/** Puts Slidev's report of a failed build in words for the one who wrote the slides. */
function explain(report: string): string {
  const [, no, reason] = SLIDE_ERROR.exec(report) ?? []
  if (no)
    return `第 ${no} 页写错了，网站没有做成（${reason}）；请核对这一页里的尖括号 < > 和花括号 { }`
  const [, missing] = MISSING_PACKAGE.exec(report) ?? []
  if (missing)
    return `node_modules 里缺“${missing}”，网站没有做成；请运行 npm ci，把它装全`
  const lines = report.trim().split('\n').filter(line => !STACK_LINE.test(line))
  return `网站没有做成，Slidev 的报告如下，请照它改好再试：\n${lines.slice(-LAST_LINES).join('\n')}`
}

/**
 * A process that builds, one site after another: Slidev and Vite keep too much to themselves for two at a time in a
 * process, and Slidev the folder of its first deck, so that all of them are to lie in the same one. It ends with this one.
 */
export class Builder implements Disposable {
  #worker: ChildProcess | undefined
  #report: string[] = []

  #start(folder: string): ChildProcess {
    const worker = fork(START, [WORKER], { cwd: folder, env: environment.forBuild(), execArgv: [], silent: true })
    for (const stream of [worker.stdout!, worker.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => this.#report.push(text))
    return worker
  }

  /**
   * Builds a site.
   * @param site its deck as it was staged
   * @param folder the site is put there
   * @throws UserError with the end of the report of the build; the next one begins with a new process
   */
  async build(site: SiteConfig, folder: string): Promise<void> {
    this.#report = []
    const worker = this.#worker ??= this.#start(site.deck)
    worker.send([site, folder])
    const over = new AbortController()
    const isDone = await Promise.race([
      once(worker, 'message', over).then(() => true),
      once(worker, 'close', over).then(() => false),
    ]).finally(() => over.abort())
    if (isDone)
      return
    this.#worker = undefined
    throw new UserError(explain(stripVTControlCharacters(this.#report.join(''))))
  }

  [Symbol.dispose](): void {
    if (this.#worker?.connected)
      this.#worker.disconnect()
  }
}
