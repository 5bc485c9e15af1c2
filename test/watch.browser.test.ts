import { readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { deckFolder } from './support/decks.ts'
import { openPdf, textOf } from './support/pdf.ts'
import { copyDeck, scratch, start } from './support/project.ts'

it('a watch replaces the files at each save, keeps them over an error, says so, and leaves nothing behind', async () => {
  await using copy = await copyDeck(deckFolder('two'))
  const file = join(copy.folder, 'out/slides.pdf')
  const slides = join(copy.folder, 'slides.md')
  // A cache of its own, where nothing else is built meanwhile.
  await using cache = await scratch()
  const { child, outcome } = start('export', [copy.folder, 'slides', '--watch'], { DECK_CACHE: cache.folder })
  let said = ''
  child.stdout!.on('data', text => said += text)
  child.stderr!.on('data', text => said += text)
  const says = (words: RegExp): Promise<void> => vi.waitFor(() => expect(said).toMatch(words), { timeout: 100_000, interval: 50 })
  const text = async (): Promise<string> => textOf(await openPdf(file), 3)

  await says(/已做好 out\/slides\.pdf，用了 \d+\.\d 秒\n一存盘就重做，按 Ctrl\+C 结束\n$/)
  const written = await readFile(slides, 'utf8')
  expect(await text()).toContain('我讲两点意见')

  // Slides that say something else than the speech are an error.
  await writeFile(slides, written.replace('## 我讲两点意见', '## 我讲三点意见'))
  await says(/slides\.md:\d+: .*我讲三点意见[\s\S]*错误：[\s\S]*原来的文件没有动；改好存盘，就再做一次\n$/)
  expect(await text()).toContain('我讲两点意见')

  await writeFile(slides, written.replace('## 我讲两点意见', '## 下面，我讲两点意见'))
  await says(/slides\.md 改了，已做好 out\/slides\.pdf，用了 \d+\.\d 秒\n$/)
  expect(await text()).toContain('下面，我讲两点意见')

  child.kill('SIGINT')
  expect((await outcome).code).toBe(130)
  expect(readdirSync(join(copy.folder, 'out'))).toEqual(['slides.pdf'])
  const kept = readdirSync(cache.folder)
  expect(kept).toContainEqual(expect.stringContaining('paper-'))
  expect(kept.filter(name => name.startsWith('stage-'))).toEqual([])
})
