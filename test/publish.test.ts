import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { CAN_LOCK, CAN_MOUNT, deckWithOutputs, scratch, state } from './support/files.ts'

vi.stubEnv('DECK_CACHE', join(scratch, 'cache'))

const { publishSite } = await import('../engine/build/site.ts')

let root: string
beforeEach(() => {
  root = deckWithOutputs()
})

describe('a site is replaced as a whole or not at all', () => {
  const site = (): string => {
    const folder = mkdtempSync(join(scratch, 'site-'))
    writeFileSync(join(folder, 'index.html'), 'new')
    return folder
  }
  const PDF = [{ file: 'slides.pdf', bytes: new TextEncoder().encode('new') }]
  beforeEach(() => {
    mkdirSync(join(root, 'dist/assets'), { recursive: true })
    writeFileSync(join(root, 'dist/index.html'), 'old')
    writeFileSync(join(root, 'dist/assets/old.js'), 'old')
  })

  it('where nothing is in the way', async () => {
    await publishSite(site(), PDF, join(root, 'dist'))
    expect(state(join(root, 'dist'))).toEqual({ 'index.html': 'new', 'slides.pdf': 'new' })
    expect(readdirSync(root).sort()).toEqual(['dist', 'out'])
  })

  it.each<[string, boolean, () => () => void, RegExp]>([
    ['it is a file', true, () => {
      rmSync(join(root, 'dist'), { recursive: true })
      writeFileSync(join(root, 'dist'), 'a file')
      return () => {}
    }, /“dist”换不了（ENOTDIR），原来的网站没有动/],
    ['a file in it is immutable', CAN_LOCK, () => {
      execFileSync('chattr', ['+i', join(root, 'dist/assets/old.js')])
      return () => execFileSync('chattr', ['-i', join(root, 'dist/assets/old.js')])
    }, /“dist”换不了（EPERM），原来的网站没有动/],
    ['it is immutable itself', CAN_LOCK, () => {
      execFileSync('chattr', ['+i', join(root, 'dist')])
      return () => execFileSync('chattr', ['-i', join(root, 'dist')])
    }, /“dist”换不了（EPERM），原来的网站没有动/],
    ['the folder around it is immutable', CAN_LOCK, () => {
      execFileSync('chattr', ['+i', root])
      return () => execFileSync('chattr', ['-i', root])
    }, /“dist”换不了（EPERM），原来的网站没有动/],
    ['a disk is mounted there', CAN_MOUNT, () => {
      execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', join(root, 'dist')])
      return () => execFileSync('umount', [join(root, 'dist')])
    }, /“dist”换不了（EBUSY），原来的网站没有动/],
  ].filter(([, possible]) => possible) as [string, boolean, () => () => void, RegExp][])('%s', async (_, __, spoil, message) => {
    const mend = spoil()
    const before = state(root)
    try {
      await expect(publishSite(site(), PDF, join(root, 'dist'))).rejects.toThrow(message)
      expect(state(root)).toEqual(before)
      expect(readdirSync(root).sort()).toEqual(['dist', 'out'])
    }
    finally {
      mend()
    }
  })
})
