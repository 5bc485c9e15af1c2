import type { Buffer } from 'node:buffer'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { HELP, parseArguments } from '../engine/command/build.ts'
import { UserError } from '../engine/command/run.ts'
import { headersFile, nginxFile } from '../engine/site/security.ts'
import { ROOT } from './support/site.ts'

describe('the command line of the build', () => {
  it.each([
    [[], { aspect: '16:9', help: false, notes: false }],
    [['-h'], { aspect: '16:9', help: true, notes: false }],
    [['--aspect', '3:1'], { aspect: '3:1', help: false, notes: false }],
    [['--with-notes'], { aspect: '16:9', help: false, notes: true }],
    [['--url', 'https://example.cn/speech'], { aspect: '16:9', help: false, notes: false, url: 'https://example.cn/speech/' }],
    [['--url=http://host/'], { aspect: '16:9', help: false, notes: false, url: 'http://host/' }],
    [['--browser', '/opt/chrome'], { aspect: '16:9', help: false, notes: false, browser: '/opt/chrome' }],
  ])('%j is understood', (argv, options) => {
    expect(parseArguments(argv)).toEqual(options)
  })

  it.each([
    [['--notes'], '“--notes”看不懂'],
    [['slides'], '“slides”看不懂'],
    [['--url', 'example.cn'], '--url 不能是“example.cn”'],
    [['--url', 'ftp://example.cn/'], '--url 不能是“ftp://example.cn/”'],
    [['--url', 'https://example.cn/?a'], '--url 不能是“https://example.cn/?a”'],
  ])('%j is refused', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(UserError)
    expect(() => parseArguments(argv)).toThrow(message)
  })

  it('is explained in Chinese, option by option', () => {
    expect(HELP.match(/--[\w-]+/g)).toEqual(expect.arrayContaining(['--with-notes', '--url', '--browser', '--help']))
  })
})

describe('the headers', () => {
  const inline = { faces: 'f{}', style: 'a{}', script: 'b' }
  // openssl dgst -sha256 -binary | base64
  const hashes = ['\'sha256-fi3gCNE/a7oaigWWvlwZA3HDUvVzee94GpLVozcYS1I=\'', '\'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=\'', '\'sha256-PiPoFgA5WUoziU9lZOGxNIu9egCI1CxKy3PurtWcAJ0=\'']

  it.each([['_headers', headersFile], ['nginx', nginxFile]])('of %s allow nothing unsafe and nothing of others', (_, write) => {
    const text = write(inline)
    expect(text).not.toContain('unsafe')
    expect(text).toContain('default-src \'self\'')
    expect(text).toContain('frame-ancestors \'self\'')
    for (const hash of hashes)
      expect(text).toContain(hash)
    for (const header of ['X-Content-Type-Options', 'Referrer-Policy', 'Permissions-Policy', 'Cross-Origin-Opener-Policy'])
      expect(text).toContain(header)
  })
})

describe('npm run preview', () => {
  it('serves dist/ and says where; without dist/ it says what to do', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'preview-'))
    await writeFile(join(folder, 'slides.md'), '# 讲话\n')
    const preview = (): ChildProcessWithoutNullStreams => spawn(process.execPath, ['engine/command/start.mjs', 'scripts/preview.ts', folder], { cwd: ROOT })
    const missing = preview()
    const [message] = await once(missing.stderr, 'data') as [Buffer]
    expect(message.toString()).toContain('/dist/index.html；请先运行 npm run build')
    await mkdir(join(folder, 'dist'))
    await writeFile(join(folder, 'dist/index.html'), '讲话')
    const serving = preview()
    const [said] = await once(serving.stdout, 'data') as [Buffer]
    expect(await (await fetch(/http:\S+/.exec(said.toString())![0])).text()).toBe('讲话')
    serving.kill()
    await rm(folder, { recursive: true })
  })
})
