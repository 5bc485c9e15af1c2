// Plain JavaScript, as `start.mjs`.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const CODE = /\.(?:ts|mjs)$/
const OWN_URL = /\bimport\.meta\.url\b/g
const PACKAGE = /^[^./]/
const BUILT_IN = /^node:/
const SLIDEV = '@slidev/cli'
const SLIDEV_FILE = ['', 'node_modules', '@slidev', 'cli', ''].join(sep)

/**
 * Stand-ins for packages that no deck of ours needs, though Slidev spends half of its start on loading them: a server for
 * programs that write slides by themselves, JSX, and questions in a terminal.
 */
const UNUSED = {
  '@modelcontextprotocol/node': 'export const NodeStreamableHTTPServerTransport = undefined',
  '@modelcontextprotocol/server': 'export const McpServer = undefined',
  'zod': 'export const z = new Proxy(() => {}, { get: () => z, apply: () => z })',
  '@vitejs/plugin-vue-jsx': 'export default () => undefined',
  '@antfu/ni': 'export const parseNi = undefined, run = undefined',
  'prompts': 'export default undefined',
}

/** Each file goes on finding what lies beside it. */
const ownUrl = {
  name: 'own-url',
  setup: ({ onLoad }) => onLoad({ filter: CODE }, ({ path }) => ({
    contents: readFileSync(path, 'utf8').replace(OWN_URL, JSON.stringify(pathToFileURL(path).href)),
    loader: path.endsWith('.ts') ? 'ts' : 'js',
  })),
}

/** True if a file is CommonJS, by its name or by the package that it lies in. */
function isCommonJs(file) {
  if (!file.endsWith('.js'))
    return file.endsWith('.cjs')
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json')
    if (existsSync(manifest))
      return JSON.parse(readFileSync(manifest, 'utf8')).type !== 'module'
  }
}

/** Leaves packages where they are, but for Slidev, which is taken in without what it does not need here. */
const packages = {
  name: 'packages',
  setup({ onResolve, onLoad, onEnd, resolve }) {
    const waiting = new Set(Object.keys(UNUSED))
    onResolve({ filter: PACKAGE }, async ({ path, importer, kind, resolveDir, pluginData }) => {
      if (pluginData === 'found' || kind === 'entry-point')
        return
      const bySlidev = importer.includes(SLIDEV_FILE)
      if (bySlidev && path in UNUSED) {
        waiting.delete(path)
        return { path, namespace: 'unused' }
      }
      if (BUILT_IN.test(path) || kind === 'require-call')
        return { path, external: true }
      // Some of Slidev's packages lie where it alone finds them.
      const found = await resolve(path, { importer, kind, resolveDir, pluginData: 'found' })
      if (path === SLIDEV)
        return found
      if (isCommonJs(found.path))
        return { path: found.path, namespace: 'required' }
      return { path: bySlidev ? pathToFileURL(found.path).href : path, external: true }
    })
    onLoad({ filter: /./, namespace: 'unused' }, ({ path }) => ({ contents: UNUSED[path] }))
    // Node would search CommonJS that is imported for the names that it exports, which takes as long as to load it.
    onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({ contents: `module.exports = process.getBuiltinModule('node:module').createRequire(${JSON.stringify(path)})(${JSON.stringify(path)})` }))
    onEnd(() => waiting.size ? { errors: [{ text: `Slidev no longer imports ${[...waiting].join(', ')}: what loads it now? (engine/command/compile.mjs)` }] } : undefined)
  },
}

/**
 * Compiles all commands, and the process that builds.
 * @param {string} house folder of this repository
 * @param {string} folder where the code comes to lie
 */
export async function compile(house, folder) {
  await build({
    absWorkingDir: house,
    entryPoints: ['scripts/*.ts', 'engine/build/worker.ts'],
    outbase: house,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'silent',
    plugins: [ownUrl, packages],
  })
}
