import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { explainFileFault } from '../engine/command/fault.ts'
import { UserError } from '../engine/command/run.ts'
import { writeOutputs } from '../engine/export/write.ts'
import { CAN_LOCK, CAN_MOUNT, deckWithOutputs, FAULTS, mount, scratch, state } from './support/files.ts'

// Spied on, so that one of them can fail.
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  return { ...fs, renameSync: vi.fn(fs.renameSync), linkSync: vi.fn(fs.linkSync) }
})

const IS_ROOT = process.getuid?.() === 0
let root: string
beforeEach(() => {
  root = deckWithOutputs()
})

const NEW = ['slides', 'handout', 'script'].map(name => ({ target: `out/${name}.pdf`, bytes: `new ${name}` }))

describe('of several files all are written or none', () => {
  it('where nothing is in the way', async () => {
    await writeOutputs(root, NEW)
    expect(state(root)).toEqual(Object.fromEntries(NEW.map(({ target, bytes }) => [target, bytes]).sort()))
  })

  it('and those that go are gone', async () => {
    await writeOutputs(root, NEW.slice(0, 1), ['out/handout.pdf', 'out/never.pdf'])
    expect(state(root)).toEqual({ 'out/slides.pdf': 'new slides', 'out/script.pdf': 'old script' })
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

  it.each([1, 2, 3])('where the disk refuses to put the one of number %i in place; what has gone is back', async (number) => {
    writeFileSync(join(root, 'out/01.png'), 'old')
    const before = state(root)
    const really = vi.mocked(renameSync).getMockImplementation()!
    let calls = 0
    vi.mocked(renameSync).mockImplementation((from, to) => {
      if (++calls === number)
        throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' })
      really(from, to)
    })
    try {
      await expect(writeOutputs(root, NEW, ['out/01.png'])).rejects.toThrow(`“${NEW[number - 1]!.target}”写不进去（EBUSY），原来的文件都没有动：它正被别的程序打开`)
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

describe('errors of the operating system are told in Chinese', () => {
  it.each(['EACCES', 'EPERM', 'EROFS', 'EBUSY', 'ENOSPC', 'EISDIR', 'ENOTDIR', 'ENOENT', 'EPIPE', 'EMFILE', 'EIO'])('%s', (code) => {
    expect(explainFileFault(Object.assign(new Error(code), { code, syscall: 'open', path: '/a' }))).toMatch(new RegExp(`^“/a”用不了（${code}）：[^a-z]+$`))
  })
  it.each([[new TypeError('x')], [undefined], ['lost'], [Object.assign(new Error('x'), { code: 'ERR_X', syscall: 'open' })], [Object.assign(new Error('x'), { code: 'ENOENT' })]])('but not a defect: %s', (error) => {
    expect(explainFileFault(error)).toBeUndefined()
  })
})
