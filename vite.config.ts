import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { defineConfig } from 'vite'
import { DEFAULT_ASPECT } from './engine/build/aspect.ts'
import { slidevOptions, viteConfig } from './engine/build/vite.ts'

/** For Slidev's own commands; ours hand the same down. What is not asked for by name is not published. */
export default defineConfig(({ command }) => {
  const entry = process.argv.slice(2).find(word => word.endsWith('.md')) ?? 'slides.md'
  const serves = command === 'serve'
  return {
    ...viteConfig({ deck: dirname(resolve(entry)), kind: serves ? 'dev' : 'public', blanks: serves ? 'all' : 'public', aspect: DEFAULT_ASPECT, downloads: false }),
    slidev: slidevOptions,
  }
})
