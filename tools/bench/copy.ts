import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { FACES } from '../../engine/build/fonts.ts'

/** All that the check, a build and an export read. */
const SOURCES = ['slides.md', 'pages', 'speech', 'components', 'layouts', 'app', 'engine', 'setup', 'styles', 'public', 'scripts', 'vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']
/** Folders that tools write into `node_modules`. */
const CACHES = ['.cache', '.vite', '.vite-temp']
/** Slidev's server only serves what lies within the project; the rest of `node_modules` may lie elsewhere. */
const SERVED = ['@expo-google-fonts', '@fontsource']
const FONT_FILES = new Set(Object.values(FACES).map(({ file }) => basename(file)))
const FONT = /\.(?:ttf|woff2?)$/

export interface Copy extends AsyncDisposable {
  folder: string
  /** Takes away all that earlier builds and exports have left behind. */
  forget: () => Promise<void>
}

/**
 * A copy of the project with caches of its own: what is installed is shared, name by name, so that no run of the bench
 * finds or changes what the project has built.
 */
export async function copyProject(root: string): Promise<Copy> {
  const folder = await mkdtemp(join(tmpdir(), 'deck-bench-'))
  const modules = join(folder, 'node_modules')
  await mkdir(modules)
  const installed = (await readdir(join(root, 'node_modules'))).filter(name => !CACHES.includes(name))
  await Promise.all([
    ...SOURCES.filter(source => existsSync(join(root, source))).map(source => cp(join(root, source), join(folder, source), { recursive: true })),
    ...installed.map(name => SERVED.includes(name)
      ? cp(join(root, 'node_modules', name), join(modules, name), { recursive: true, filter: file => !FONT.test(file) || FONT_FILES.has(basename(file)) })
      : symlink(join(root, 'node_modules', name), join(modules, name), 'junction')),
  ])
  return {
    folder,
    forget: async () => {
      await Promise.all([...CACHES.map(name => join(modules, name)), join(folder, 'out')].map(path => rm(path, { recursive: true, force: true })))
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
