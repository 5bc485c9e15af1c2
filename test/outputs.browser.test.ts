import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rmdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { deckFolder } from './support/decks.ts'
import { openPdf } from './support/pdf.ts'
import { copyDeck, scratch, start } from './support/project.ts'
import { OUT, ROOT } from './support/site.ts'

const OLD = 'the PDF of an earlier export'

function mount(folder: string): void {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=100k', 'tmpfs', folder], { stdio: 'ignore' })
}

const unmount = (folder: string): void => void execFileSync('umount', [folder])

/** True if we may mount a small disk: as root, outside most containers. */
async function mayMount(): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), 'disk-'))
  try {
    mount(folder)
    unmount(folder)
    return true
  }
  catch {
    return false
  }
  finally {
    await rmdir(folder)
  }
}
const mountable = await mayMount()

describe('an export', () => {
  it('is the same, byte for byte, from two exports at once', async () => {
    // With caches of their own, or one would take what the other has made.
    await using one = await copyDeck(deckFolder('cases'))
    await using other = await copyDeck(deckFolder('cases'))
    await using caches = await scratch()
    const outcomes = await Promise.all([one, other].map(({ folder }, index) =>
      start('export', [folder, 'slides', 'handout', 'script'], { SOURCE_DATE_EPOCH: '1587945600', DECK_CACHE: join(caches.folder, String(index)) }).outcome))
    expect(outcomes.map(({ code, stderr }) => code || stderr.includes('错误'))).toEqual([false, false])
    for (const file of ['slides', 'handout', 'script']) {
      const [a, b] = await Promise.all([one, other].map(({ folder }) => readFile(join(folder, 'out', `${file}.pdf`))))
      expect(a!.equals(b!), file).toBe(true)
      expect(a!.toString('latin1')).not.toContain(String(new Date().getFullYear()))
    }
  })

  it('takes its date from the last commit', async () => {
    const commit = new Date(Number(execFileSync('git', ['log', '-1', '--format=%ct'], { cwd: ROOT })) * 1000)
    const { info } = await (await openPdf(join(OUT, 'slides.pdf'))).getMetadata()
    expect(info).toMatchObject({ CreationDate: `D:${commit.toISOString().replace(/\D/g, '').slice(0, 14)}Z` })
  })

  it('that cannot be written says so', async () => {
    await using project = await copyDeck(deckFolder('two'))
    await mkdir(join(project.folder, 'out/slides.pdf'), { recursive: true })
    const { code, stderr } = await start('export', [project.folder, 'slides']).outcome
    expect(stderr).toMatch(/错误：“out\/slides\.pdf”写不进去（E\w+）/)
    expect(code).toBe(1)
  })

  it('takes an earlier print only for the same deck, edition and date', async () => {
    await using project = await copyDeck(deckFolder('two'))
    await using cache = await scratch()
    const pdf = join(project.folder, 'out/slides.pdf')
    const prints = async (): Promise<number> => (await readdir(cache.folder)).filter(name => name.startsWith('edition-')).length
    const exportAt = (epoch: string) => start('export', [project.folder, 'slides'], { SOURCE_DATE_EPOCH: epoch, DECK_CACHE: cache.folder }).outcome
    await exportAt('1587945600')
    const first = await readFile(pdf)
    await writeFile(pdf, 'spoilt')
    await exportAt('1587945600')
    expect((await readFile(pdf)).equals(first)).toBe(true)
    expect(await prints()).toBe(1)
    await exportAt('1587945601')
    expect(await prints()).toBe(2)
    for (const file of ['slides.md', 'speech/speech.txt'])
      await writeFile(join(project.folder, file), (await readFile(join(project.folder, file), 'utf8')).replaceAll('硬仗', '大仗'))
    expect(await exportAt('1587945600')).toMatchObject({ code: 0 })
    expect(await prints()).toBe(3)
    expect((await readFile(pdf)).equals(first)).toBe(false)
  })
})

describe.runIf(mountable)('on a full disk', () => {
  it('an export fails, says so and leaves every earlier file', async () => {
    await using project = await copyDeck(deckFolder('two'))
    const out = join(project.folder, 'out')
    await mkdir(out)
    mount(out)
    try {
      const files = ['slides.pdf', 'handout.pdf', 'script.pdf']
      for (const file of files)
        await writeFile(join(out, file), OLD)
      const { code, stderr } = await start('export', [project.folder]).outcome
      expect(stderr).toMatch(/错误：“out\/\w+\.pdf”写不进去（ENOSPC），原来的文件都没有动/)
      expect(code).toBe(1)
      expect((await readdir(out)).sort()).toEqual(files.sort())
      for (const file of files)
        expect(await readFile(join(out, file), 'utf8')).toBe(OLD)
    }
    finally {
      unmount(out)
    }
  })
})
