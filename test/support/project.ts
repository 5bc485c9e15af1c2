import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { SOURCES } from '../../tools/bench/copy.ts'
import { ROOT } from './site.ts'

export interface Project extends AsyncDisposable {
  folder: string
}

/** A copy of the project to spoil; what is installed is shared. */
export async function copyProject(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'deck 讲话 '))
  await Promise.all(SOURCES.map(source => cp(join(ROOT, source), join(folder, source), { recursive: true })))
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) }
}

export interface Outcome { code: number | null, stdout: string, stderr: string }

/** Starts a script of the project as npm would, and tells how it ends. */
export function start(folder: string, script: string, args: string[] = [], env: Record<string, string> = {}): { child: ChildProcess, outcome: Promise<Outcome> } {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], { cwd: folder, env: { ...process.env, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', chunk => stdout += chunk)
  child.stderr.on('data', chunk => stderr += chunk)
  return { child, outcome: new Promise(resolve => child.on('close', code => resolve({ code, stdout, stderr }))) }
}
