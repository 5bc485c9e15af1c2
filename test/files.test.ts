import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { explainFileFault } from '../engine/command/fault.ts'
import { UserError } from '../engine/command/run.ts'
import { writeOutputs } from '../engine/export/write.ts'

// Spied on, so that one of them can fail.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, renameSync: vi.fn(fs.renameSync), linkSync: vi.fn(fs.linkSync) }
})

const scratch = mkdtempSync(join(tmpdir(), 'deck-files-'))
const cache = join(scratch, 'cache')
vi.stubEnv('DECK_CACHE', cache)
const { cached } = await import('../engine/build/cache.ts')
const { publishSite } = await import('../engine/build/site.ts')
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const IS_ROOT = process.getuid?.() === 0
/** Whether a command works here: mounting and immutable files need rights that a container may not have. */
const works = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0
const probe = join(scratch, 'probe')
writeFileSync(probe, '')
const CAN_LOCK = works('chattr', '+i', probe) && works('chattr', '-i', probe)
const mount = join(scratch, 'mount')
mkdirSync(mount)
const CAN_MOUNT = works('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount) && works('umount', mount)

let root: string
beforeEach(() => {
  root = mkdtempSync(join(scratch, 'deck-'))
  mkdirSync(join(root, 'out'))
  for (const name of ['slides', 'handout', 'script'])
    writeFileSync(join(root, `out/${name}.pdf`), `old ${name}`)
})

const NEW = ['slides', 'handout', 'script'].map(name => ({ target: `out/${name}.pdf`, bytes: `new ${name}` }))

/** All files below a folder, with their contents. */
function state(folder: string): Record<string, string> {
  return Object.fromEntries(readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => [join(parentPath, name).slice(folder.length + 1), readFileSync(join(parentPath, name), 'utf8')])
    .sort())
}

/** Does to a file what a clerk's computer may do, and gives what undoes it. */
const FAULTS: [name: string, possible: boolean, spoil: (file: string) => () => void, message: RegExp][] = [
  ['is a folder', true, (file) => {
    unlinkSync(file)
    mkdirSync(file)
    return () => {}
  }, /（EISDIR），原来的文件都没有动：它是一个文件夹/],
  ['is immutable', CAN_LOCK, (file) => {
    execFileSync('chattr', ['+i', file])
    return () => execFileSync('chattr', ['-i', file])
  }, /（EPERM），原来的文件都没有动：系统不许改它/],
  ['is append-only', CAN_LOCK, (file) => {
    execFileSync('chattr', ['+a', file])
    return () => execFileSync('chattr', ['-a', file])
  }, /（EPERM），原来的文件都没有动/],
  ['is a program that runs', process.platform === 'linux', (file) => {
    writeFileSync(file, readFileSync('/bin/sleep'))
    chmodSync(file, 0o755)
    const pid = execFileSync('sh', ['-c', `"${file}" 20 >/dev/null 2>&1 & echo $!`]).toString().trim()
    return () => void spawnSync('kill', [pid])
  }, /（ETXTBSY），原来的文件都没有动：它正被别的程序打开/],
]

describe('of several files all are written or none', () => {
  it('where nothing is in the way', async () => {
    await writeOutputs(root, NEW)
    expect(state(root)).toEqual(Object.fromEntries(NEW.map(({ target, bytes }) => [target, bytes]).sort()))
  })

  it.each(FAULTS.filter(([, possible]) => possible))('one %s', async (_, __, spoil, message) => {
    for (const { target } of NEW) {
      const mend = spoil(join(root, target))
      const before = state(root)
      try {
        const writing = writeOutputs(root, NEW)
        await expect(writing).rejects.toThrow(UserError)
        await expect(writing).rejects.toThrow(message)
        await expect(writing).rejects.toThrow(`“${target}”`)
        expect(state(root)).toEqual(before)
      }
      finally {
        mend()
      }
      rmSync(join(root, target), { recursive: true })
      writeFileSync(join(root, target), 'old')
    }
  })

  it('where the folder is a file', async () => {
    rmSync(join(root, 'out'), { recursive: true })
    writeFileSync(join(root, 'out'), 'a file')
    await expect(writeOutputs(root, NEW)).rejects.toThrow(/“out\/slides\.pdf”写不进去（E(?:EXIST|NOTDIR)），原来的文件都没有动：路径里应是文件夹的地方是一个文件/)
    expect(state(root)).toEqual({ out: 'a file' })
  })

  it('where the last cannot even be begun', async () => {
    const before = state(root)
    await expect(writeOutputs(root, [...NEW.slice(0, 2), { target: `out/${'长'.repeat(100)}.pdf`, bytes: 'new' }])).rejects.toThrow(/（ENAMETOOLONG）/)
    expect(state(root)).toEqual(before)
  })

  it('where a folder takes the place of the last while the others are written', async () => {
    const writing = writeOutputs(root, [{ target: 'out/slides.pdf', bytes: 'x'.repeat(20_000_000) }, NEW[1]!, NEW[2]!])
    const failing = expect(writing).rejects.toThrow('“out/script.pdf”写不进去（EISDIR）')
    unlinkSync(join(root, 'out/script.pdf'))
    mkdirSync(join(root, 'out/script.pdf'))
    await failing
    expect(state(root)).toEqual({ 'out/slides.pdf': 'old slides', 'out/handout.pdf': 'old handout' })
  })

  it.each([1, 2, 3])('where the disk refuses to put the one of number %i in place', async (number) => {
    const before = state(root)
    const really = vi.mocked(renameSync).getMockImplementation()!
    let calls = 0
    vi.mocked(renameSync).mockImplementation((from, to) => {
      if (++calls === number)
        throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
      really(from, to)
    })
    try {
      await expect(writeOutputs(root, NEW)).rejects.toThrow(`“${NEW[number - 1]!.target}”写不进去（EBUSY），原来的文件都没有动：它正被别的程序打开`)
      expect(state(root)).toEqual(before)
    }
    finally {
      vi.mocked(renameSync).mockImplementation(really)
    }
  })

  it('on a disk without links, too', async () => {
    vi.mocked(linkSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('EPERM'), { code: 'EPERM' })
    })
    await writeOutputs(root, NEW)
    expect(readdirSync(join(root, 'out')).sort()).toEqual(['handout.pdf', 'script.pdf', 'slides.pdf'])
    expect(state(root)['out/slides.pdf']).toBe('new slides')
  })

  it.runIf(CAN_LOCK)('where the folder is immutable, so that nothing can be renamed in it', async () => {
    mkdirSync(join(root, 'other'))
    writeFileSync(join(root, 'other/a.pdf'), 'old')
    execFileSync('chattr', ['+i', join(root, 'other')])
    const before = state(root)
    try {
      await expect(writeOutputs(root, [...NEW, { target: 'other/a.pdf', bytes: 'new' }])).rejects.toThrow('“other/a.pdf”写不进去')
      expect(state(root)).toEqual(before)
    }
    finally {
      execFileSync('chattr', ['-i', join(root, 'other')])
    }
  })

  it.runIf(CAN_MOUNT)('on a full disk', async () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount])
    try {
      mkdirSync(join(mount, 'out'))
      writeFileSync(join(mount, 'out/slides.pdf'), 'old')
      await expect(writeOutputs(mount, [{ target: 'out/slides.pdf', bytes: 'new' }, { target: 'out/handout.pdf', bytes: 'x'.repeat(100_000) }]))
        .rejects
        .toThrow('“out/handout.pdf”写不进去（ENOSPC），原来的文件都没有动：磁盘已满')
      expect(state(mount)).toEqual({ 'out/slides.pdf': 'old' })
    }
    finally {
      execFileSync('umount', [mount])
    }
  })

  it.runIf(IS_ROOT)('by one who may not write there', () => {
    chmodSync(scratch, 0o755)
    chmodSync(root, 0o755)
    const before = state(root)
    const script = `import { writeOutputs } from ${JSON.stringify(join(import.meta.dirname, '../engine/export/write.ts'))}
writeOutputs(${JSON.stringify(root)}, ${JSON.stringify(NEW)}).catch(error => console.log(error.name, error.message))`
    const { stdout } = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: join(import.meta.dirname, '..'), uid: 65534, gid: 65534 })
    expect(stdout.toString()).toMatch(/^UserError “out\/slides\.pdf”写不进去（EACCES），原来的文件都没有动：没有权限/)
    expect(state(root)).toEqual(before)
  })
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

describe('errors of the operating system are told in Chinese', () => {
  it.each(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOSPC', 'EISDIR', 'ENOTDIR', 'ENOENT', 'EPIPE', 'EMFILE', 'EIO'])('%s', (code) => {
    expect(explainFileFault(Object.assign(new Error(code), { code, syscall: 'open', path: '/a' }))).toMatch(new RegExp(`^“/a”用不了（${code}）：[^a-z]+$`))
  })
  it.each([[new TypeError('x')], [undefined], ['lost'], [Object.assign(new Error('x'), { code: 'ERR_X', syscall: 'open' })], [Object.assign(new Error('x'), { code: 'ENOENT' })]])('but not a defect: %s', (error) => {
    expect(explainFileFault(error)).toBeUndefined()
  })
})
