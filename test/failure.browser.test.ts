import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { deckFolder } from './support/decks.ts'
import { copyDeck, start } from './support/project.ts'

const OLD = 'the PDF of an earlier export'

/** A copy of a deck with the PDF of an earlier export in it. */
async function projectWithPdf() {
  const project = await copyDeck(deckFolder('two'))
  await mkdir(join(project.folder, 'out'))
  await writeFile(join(project.folder, 'out/slides.pdf'), OLD)
  return project
}

async function expectOldPdf(folder: string): Promise<void> {
  expect(await readdir(join(folder, 'out'))).toEqual(['slides.pdf'])
  expect(await readFile(join(folder, 'out/slides.pdf'), 'utf8')).toBe(OLD)
}

it.each([
  ['an unknown component', '<CaseStud />', /slides\.md:\d+: 第 2 页用了没有的组件：“<CaseStud>”/],
  ['a missing image', '![](/nowhere.png)', /slides\.md:\d+: 第 2 页的图片找不到：“\/nowhere\.png”/],
  ['bad front matter', '---\nlayout: "point\n---\n\n## 2020年', /slides\.md:\d+: 两条“---”之间的设置写错了.*“layout: "point”/],
  ['a tag that is not closed', '<div :class="{">', /slides\.md:\d+: 第 2 页标签里的算式写错了/],
  ['an error when the slide is shown', '<span :class="$slidev.nobody.name"></span>', /第 2 页显示时出错，没有打印：\n要取“name”，可是它前面的东西没有/],
])('an export of %s fails, says where, and leaves the earlier PDF', async (_, words, message) => {
  await using project = await projectWithPdf()
  const file = join(project.folder, 'slides.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace('- 事故起数和伤亡人数', `${words}\n\n- 事故起数和伤亡人数`))
  const { code, stderr } = await start('export', [project.folder]).outcome
  expect(stderr).toMatch(message)
  expect(stderr).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
  await expectOldPdf(project.folder)
})

it.each([
  ['SIGTERM', '核对'],
  ['SIGKILL', '核对'],
  ['SIGTERM', '浏览器'],
  ['SIGKILL', '浏览器'],
] as const)('an export ended by %s after “%s” leaves the earlier PDF, no browser and no server', async (signal, moment) => {
  await using project = await projectWithPdf()
  // By it the processes of this export can be told from others: it is in the environment of all of them.
  const temporary = await mkdtemp(join(tmpdir(), 'killed-'))
  const { child, outcome } = start('export', [project.folder], { TMPDIR: temporary })
  child.stderr!.on('data', (chunk) => {
    if (String(chunk).includes(moment))
      child.kill(signal)
  })
  expect((await outcome).code).not.toBe(0)
  await expectOldPdf(project.folder)
  const strays = (): string => execFileSync('ps', ['axeww', '-o', 'args']).toString().split('\n').filter(args => args.includes(temporary)).join('\n')
  for (let patience = 50; strays() && patience; patience--)
    await setTimeout(100)
  expect(strays()).toBe('')
})
