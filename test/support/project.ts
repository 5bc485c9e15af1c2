import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './site.ts'

/** A folder that is gone at the end of a test. */
export interface Scratch extends AsyncDisposable { folder: string }

export async function scratch(): Promise<Scratch> {
  const folder = await mkdtemp(join(tmpdir(), 'deck 讲话 '))
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

/** A copy of a deck to spoil, far from this repository. */
export async function copyDeck(deck = ROOT): Promise<Scratch> {
  const copy = await scratch()
  const parts = ['slides.md', 'pages', 'speech', 'public'].filter(part => existsSync(join(deck, part)))
  await Promise.all(parts.map(part => cp(join(deck, part), join(copy.folder, part), { recursive: true })))
  return copy
}

export interface Outcome { code: number | null, stdout: string, stderr: string }

/** Starts a command as npm would, and tells how it ends. */
export function start(script: string, args: string[] = [], env: Record<string, string> = {}): { child: ChildProcess, outcome: Promise<Outcome> } {
  const child = spawn(process.execPath, ['engine/command/start.mjs', `scripts/${script}.ts`, ...args], { cwd: ROOT, env: { ...process.env, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', chunk => stdout += chunk)
  child.stderr.on('data', chunk => stderr += chunk)
  return { child, outcome: new Promise(resolve => child.on('close', code => resolve({ code, stdout, stderr }))) }
}
