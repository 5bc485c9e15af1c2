import { execFile } from 'node:child_process'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { SLIDEV } from './stock.ts'

const run = promisify(execFile)
const TEXT = new Set(['.html', '.js', '.css', '.svg', '.json'])

/** Puts a compressed copy beside each text, as hosts send them. */
async function compress(folder: string): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter(file => TEXT.has(extname(file)))
  await Promise.all(files.map(async file => writeFile(join(folder, `${file}.gz`), gzipSync(await readFile(join(folder, file))))))
  return folder
}

/**
 * Builds the same slides by Slidev as it comes: the layouts and the Markdown of the deck, nothing of `setup/`, no fonts.
 * @param folder of a copy of the project, which is spoilt
 * @returns the folder of the site, as of the others
 */
export async function buildStock(folder: string): Promise<string> {
  await rm(join(folder, 'setup'), { recursive: true })
  await writeFile(join(folder, 'vite.config.ts'), 'export default {}\n')
  await writeFile(join(folder, 'styles/fonts.css'), '')
  await run(process.execPath, [SLIDEV, 'build', '--base', './'], { cwd: folder, env: { ...process.env, NODE_ENV: 'production' } })
  return compress(join(folder, 'dist'))
}

/** Builds the site as `npm run build` does, in a copy of the project. */
export async function buildOurs(folder: string): Promise<string> {
  await run(process.execPath, ['engine/command/start.mjs', 'scripts/build.ts'], { cwd: folder })
  return compress(join(folder, 'dist'))
}

/** Makes the one page that Marp CLI makes of a deck. */
export async function buildMarp(folder: string, marp: string, deck: string): Promise<string> {
  // Else it waits for a deck on its standard input, which `execFile` holds open.
  await run(process.execPath, [marp, deck, '--no-stdin', '--output', 'marp/index.html'], { cwd: folder })
  return compress(join(folder, 'marp'))
}
