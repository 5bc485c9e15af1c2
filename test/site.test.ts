import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveFolder } from '../scripts/serve.ts'
import { start } from './support/project.ts'
import { openSite, ROOT } from './support/site.ts'

const SUB_PATH = 'any/sub path/'
let host: string

beforeAll(async () => {
  const { code, stderr } = await start(ROOT, 'build').outcome
  expect(code, stderr).toBe(0)
  host = await mkdtemp(join(tmpdir(), 'host-'))
  await mkdir(join(host, SUB_PATH), { recursive: true })
  await cp(join(ROOT, 'dist'), join(host, SUB_PATH), { recursive: true })
})
afterAll(() => rm(host, { recursive: true, force: true }))

describe('dist/', () => {
  it('works below any path of a plain host: first slide, deep link, reload', async () => {
    await using site = await openSite('public')
    await using server = await serveFolder(host)
    const { page } = site
    const outside: string[] = []
    page.on('request', request => request.url().startsWith(server.url) || outside.push(request.url()))
    page.on('response', response => response.ok() || outside.push(`${response.status()} ${response.url()}`))
    const url = `${server.url}${encodeURI(SUB_PATH)}`
    for (const [hash, words] of [['', '在全市机构编制系统党风廉政建设'], ['#/28?clicks=2', '大家都会算一笔账']] as const) {
      await page.goto(`${url}${hash}`)
      await page.getByText(words).first().waitFor()
      await page.reload()
      await page.getByText(words).first().waitFor()
    }
    expect(outside).toEqual([])
  })

  it('is Chinese from the first byte, and brings the licences of its fonts', async () => {
    expect(await readFile(join(ROOT, 'dist/index.html'), 'utf8')).toContain('<html lang="zh-CN">')
    const assets = await readdir(join(ROOT, 'dist/assets'))
    expect(assets.filter(name => name.startsWith('OFL')).sort()).toEqual(['OFL-lxgw-wenkai.txt', 'OFL-noto-sans-sc.txt', 'OFL-noto-serif-sc.txt'])
    expect(assets.filter(name => name.endsWith('.woff2')).map(name => name.replace(/-[\w-]{8}\.woff2$/, '')).sort()).toEqual(['kai-400', 'sans-400', 'sans-700', 'serif-900'])
  })
})
