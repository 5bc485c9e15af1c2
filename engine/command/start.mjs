// Plain JavaScript: what compiles the TypeScript of this repository cannot be written in it.
import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import './preflight.mjs'

const HOUSE = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
/** Within the repository, so that the compiled code finds its packages. */
const KEPT = join(HOUSE, 'node_modules/.cache/deck-code')
const KEPT_MS = 24 * 60 * 60 * 1000
const MANIFEST = 'manifest'
const CODE = /\.(?:ts|mjs)$/
const COMPILED = /\.mjs$/
/** The errors of a folder in which nothing can be kept. */
const NOT_OURS = new Set(['EACCES', 'EDQUOT', 'ENOSPC', 'EPERM', 'EROFS'])

/** The files below a folder whose names match, in order, by their paths in it. */
function filesIn(folder, pattern) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => pattern.test(name)).sort()
}

/** One hash of the names and contents of files. */
function hashOf(folder, names) {
  const hash = createHash('sha256')
  for (const name of names)
    hash.update(`${name}\0`).update(readFileSync(join(folder, name))).update('\0')
  return hash.digest('hex')
}

/** True if all of the compiled code is as it was written. */
function isSound(folder) {
  try {
    return readFileSync(join(folder, MANIFEST), 'utf8') === hashOf(folder, filesIn(folder, COMPILED))
  }
  catch {
    return false
  }
}

/** Marks a folder as used, lest it go after a day. The time of another user's folder cannot be set, and it goes the earlier. */
function markUsed(folder) {
  try {
    utimesSync(folder, new Date(), new Date())
  }
  catch {}
}

/** The compiled code of these very sources: a loader of TypeScript would take a second longer at each start. */
async function compiled() {
  const sources = ['engine', 'scripts'].flatMap(name => filesIn(join(HOUSE, name), CODE).map(file => join(name, file)))
  const folder = join(KEPT, hashOf(HOUSE, [...sources, 'package-lock.json']))
  if (isSound(folder)) {
    markUsed(folder)
    return folder
  }
  const unfinished = `${folder}.${randomUUID()}`
  try {
    mkdirSync(unfinished, { recursive: true })
    const { compile } = await import('./compile.mjs')
    await compile(HOUSE, unfinished)
    writeFileSync(join(unfinished, MANIFEST), hashOf(unfinished, filesIn(unfinished, COMPILED)))
    for (const name of readdirSync(KEPT).map(name => join(KEPT, name)).filter(path => (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < Date.now() - KEPT_MS))
      rmSync(name, { recursive: true, force: true })
    // Another process may have been faster, and others run from what it made.
    if (!isSound(folder))
      rmSync(folder, { recursive: true, force: true })
    renameSync(unfinished, folder)
  }
  catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    if (!isSound(folder))
      throw error
  }
  return folder
}

const [entry] = process.argv.splice(1, 2).slice(1)
process.argv.splice(1, 0, join(HOUSE, entry))
void compiled().then(folder => pathToFileURL(join(folder, entry.replace(/\.ts$/, '.mjs'))), async (error) => {
  if (!NOT_OURS.has(error.code))
    throw error
  await import('tsx')
  return pathToFileURL(join(HOUSE, entry))
}).then(code => import(code.href))
