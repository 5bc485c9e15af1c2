import { mkdirSync, readdirSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { scratch, state } from './support/files.ts'

const cache = join(scratch, 'cache')
vi.stubEnv('DECK_CACHE', cache)
const { cached } = await import('../engine/build/cache.ts')

describe('what the cache holds is used as it was made, or made anew', () => {
  const make = vi.fn(async (folder: string) => {
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'slides.pdf'), 'whole')
    writeFileSync(join(folder, 'assets/a.js'), 'whole')
  })
  beforeEach(() => void make.mockClear())
  const WHOLE = { 'assets/a.js': 'whole', 'slides.pdf': 'whole' }

  it('whole: it is made once', async () => {
    const first = await cached('whole', make)
    expect(await cached('whole', make)).toBe(first)
    expect(make).toHaveBeenCalledTimes(1)
    expect(state(first)).toEqual(WHOLE)
  })

  it.each<[string, (folder: string) => void]>([
    ['empty', folder => truncateSync(join(folder, 'slides.pdf'))],
    ['cut', folder => truncateSync(join(folder, 'slides.pdf'), 3)],
    ['of the same length but other bytes', folder => writeFileSync(join(folder, 'slides.pdf'), 'whale')],
    ['short of a file', folder => unlinkSync(join(folder, 'assets/a.js'))],
    ['with one more file', folder => writeFileSync(join(folder, 'assets/b.js'), '')],
    ['without what is known of it', folder => unlinkSync(join(folder, '../manifest.json'))],
    ['gone but for its folder', folder => rmSync(folder, { recursive: true })],
    ['a folder where a file was', (folder) => {
      unlinkSync(join(folder, 'slides.pdf'))
      mkdirSync(join(folder, 'slides.pdf'))
    }],
    ['a file itself', (folder) => {
      rmSync(join(folder, '..'), { recursive: true })
      writeFileSync(join(folder, '..'), '')
    }],
  ])('damaged: %s', async (name, damage) => {
    const folder = await cached(name, make)
    damage(folder)
    expect(state(await cached(name, make))).toEqual(WHOLE)
    expect(make).toHaveBeenCalledTimes(2)
  })

  it('is not left half made', async () => {
    await expect(cached('half', async (folder) => {
      writeFileSync(join(folder, 'slides.pdf'), 'ha')
      throw new Error('cut short')
    })).rejects.toThrow('cut short')
    expect(readdirSync(cache).filter(entry => entry.startsWith('half'))).toEqual([])
  })
})
