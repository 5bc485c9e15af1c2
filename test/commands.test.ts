import { spawnSync } from 'node:child_process'
import { chmodSync, closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, it } from 'vitest'
import { checkDeck } from '../engine/check/index.ts'
import { takeDeck } from '../engine/command/deck.ts'
import { deckFolder } from './support/decks.ts'
import { encode } from './support/encode.ts'

const ROOT = join(import.meta.dirname, '..')
const IS_ROOT = process.getuid?.() === 0

const scratch = mkdtempSync(join(tmpdir(), 'deck-commands-'))
chmodSync(scratch, 0o755)
afterAll(() => rmSync(scratch, { recursive: true }))

function copyOf(deck: string, name = 'deck'): string {
  const root = join(mkdtempSync(join(scratch, 'folder-')), name)
  cpSync(deckFolder(deck), root, { recursive: true })
  return root
}

interface Run { env?: Record<string, string>, stdout?: number, uid?: number, input?: string }

/** Runs a command as npm would, with a cache of its own. */
function run(script: string, args: string[], { env = {}, stdout, uid, input }: Run = {}): { code: number | null, stdout: string, stderr: string } {
  const result = spawnSync(process.execPath, ['engine/command/start.mjs', `scripts/${script}.ts`, ...args], {
    cwd: ROOT,
    env: { ...process.env, DECK_CACHE: join(scratch, 'cache'), ...env },
    stdio: ['pipe', stdout ?? 'pipe', 'pipe'],
    ...input !== undefined && { input },
    ...uid !== undefined && { uid, gid: uid },
  })
  return { code: result.status, stdout: result.stdout?.toString() ?? '', stderr: result.stderr.toString() }
}

const STACK = /^\s+at /m
/** Those of some names that a folder can have here: Windows takes no `| ? *`. */
const possible = (names: string[]): string[] => names.filter(name => process.platform !== 'win32' || !/[|?*]/.test(name))

describe('what a user can meet ends in a sentence and an exit code, without a stack', () => {
  it.each<[string, string, string[], Run, number, RegExp]>([
    ['an unknown word', 'check', ['--fxi'], {}, 2, /^错误：“--fxi”看不懂/],
    ['a side that is none', 'check', ['--fix', '--from', 'both'], {}, 2, /^错误：--from 不能是“both”/],
    ['an answer without a question', 'check', ['--yes'], {}, 2, /^错误：--yes、--from 和 --word 要与 --fix 同用/],
    ['an unknown target', 'export', ['sildes'], {}, 2, /^错误：没有“sildes”这个目标/],
    ['an address that is none', 'build', ['--url', 'here'], {}, 2, /^错误：--url 不能是“here”/],
    ['a port that is none', 'dev', ['--port', '0'], {}, 2, /^错误：--port 不能是“0”/],
    ['a folder without slides', 'check', ['test/fixtures'], {}, 1, /^错误：“test\/fixtures”里没有 slides\.md/],
    ['a date that is none', 'export', ['html'], { env: { SOURCE_DATE_EPOCH: 'abc' } }, 1, /^错误：环境变量 SOURCE_DATE_EPOCH“abc”/],
    ['a cache that is a file', 'export', ['html'], { env: { DECK_CACHE: join(ROOT, 'LICENSE') } }, 1, /^错误：“.*LICENSE.*”用不了（E(?:NOTDIR|EXIST)）：路径里应是文件夹的地方是一个文件/m],
  ])('%s', (_, script, args, options, code, message) => {
    const words = script === 'check' || args.some(arg => arg.startsWith('test/')) ? args : [deckFolder('flat'), ...args]
    const outcome = run(script, words, options)
    expect(outcome.stderr).toMatch(message)
    expect(outcome.stderr).not.toMatch(STACK)
    expect(outcome.code).toBe(code)
  })

  it.each<[string, (root: string) => void, RegExp]>([
    ['no speech', root => unlinkSync(join(root, 'speech/speech.txt')), /^错误：speech\/speech\.txt 找不到/],
    ['a speech that is a folder', (root) => {
      unlinkSync(join(root, 'speech/speech.txt'))
      mkdirSync(join(root, 'speech/speech.txt'))
    }, /^错误：speech\/speech\.txt 是一个文件夹/],
    ['an empty speech', root => writeFileSync(join(root, 'speech/speech.txt'), ''), /^错误：speech\/speech\.txt 是空的/],
    ['slides that are a folder', (root) => {
      unlinkSync(join(root, 'slides.md'))
      mkdirSync(join(root, 'slides.md'))
    }, /./],
    ['empty slides', root => writeFileSync(join(root, 'slides.md'), ''), /^slides\.md:1: /],
    ['a file that is a folder', (root) => {
      unlinkSync(join(root, 'pages/2-how.md'))
      mkdirSync(join(root, 'pages/2-how.md'))
    }, /^slides\.md:32: 引用的是一个文件夹：“src: \.\/pages\/2-how\.md”/],
  ])('%s', (_, spoil, message) => {
    const root = copyOf('deep')
    spoil(root)
    const { code, stderr } = run('check', [root])
    expect(stderr).toMatch(message)
    expect(stderr).not.toMatch(STACK)
    expect(code).toBe(1)
  })

  it('a folder that is called like a page is none of the deck\'s business', () => {
    const root = copyOf('deep')
    mkdirSync(join(root, 'old.md'))
    mkdirSync(join(root, 'pages/old.md'))
    expect(run('check', [root])).toMatchObject({ code: 0, stderr: '' })
  })

  it.runIf(process.platform !== 'win32')('a pipe that is closed', () => {
    const { status, stderr } = spawnSync('bash', ['-c', `set -o pipefail; "${process.execPath}" engine/command/start.mjs scripts/check.ts test/fixtures/decks/two --timing | true`], { cwd: ROOT })
    expect(stderr.toString()).not.toMatch(STACK)
    expect([0, 1]).toContain(status)
  })

  it.runIf(existsSync('/dev/full'))('a full device', () => {
    const full = openSync('/dev/full', 'w')
    const { code, stderr } = run('check', [deckFolder('two')], { stdout: full })
    closeSync(full)
    expect(stderr).toMatch(/^错误：写不出去（ENOSPC）：磁盘已满/)
    expect(stderr).not.toMatch(STACK)
    expect(code).toBe(1)
  })

  it.runIf(IS_ROOT)('a cache of somebody else\'s, in which nothing may be written', () => {
    const cache = join(scratch, 'foreign')
    mkdirSync(cache, { mode: 0o755 })
    const { code, stderr } = run('export', [deckFolder('flat'), 'html'], { env: { DECK_CACHE: cache }, uid: 65534 })
    expect(stderr).toMatch(/^错误：“.*”用不了（EACCES）：没有权限/m)
    expect(stderr).not.toMatch(STACK)
    expect(code).toBe(1)
    // The check needs none.
    expect(run('check', [deckFolder('flat')], { env: { DECK_CACHE: cache }, uid: 65534 }).code).toBe(0)
  })
})

describe('a deck is checked like any other', () => {
  const NAMES = possible(['[终稿]', 'a#1', 'o\'k', 'x|y', '？稿?', '%41', 'a b', '$x', '{a}', '-x'])
  it.each(NAMES)('in the folder “%s”', async (name) => {
    const { deck } = takeDeck([copyOf('deep', name)])
    expect((await checkDeck({ deck, blanks: 'all' })).findings).toEqual([])
  })

  it('in one whose name has all of this, by the command itself', () => {
    expect(run('check', [copyOf('deep', NAMES.toReversed().join(''))])).toMatchObject({ code: 0, stderr: '' })
  })
})

describe('the house in a folder whose name the tools cannot read says so in its first line', () => {
  it.each(possible(['[终稿]', 'a#1', 'o\'k', 'x|y', '？稿?', '(终稿)', '稿*']))('%s', (name) => {
    const house = join(mkdtempSync(join(scratch, 'house-')), name)
    mkdirSync(join(house, 'engine/command'), { recursive: true })
    cpSync(join(ROOT, 'engine/command/preflight.mjs'), join(house, 'engine/command/preflight.mjs'))
    const { status, stderr } = spawnSync(process.execPath, ['--import', './engine/command/preflight.mjs', '-e', ''], { cwd: house })
    expect(stderr.toString()).toMatch(/^错误：文件夹的名字“.*”里有“.”，幻灯片的工具读不了这样的名字/)
    expect(status).toBe(1)
  })

  it.each(['终稿', 'a b', '%41', '讲话 2021-05', '稿！'])('%s can be read', (name) => {
    const house = join(mkdtempSync(join(scratch, 'house-')), name)
    mkdirSync(join(house, 'engine/command'), { recursive: true })
    cpSync(join(ROOT, 'engine/command/preflight.mjs'), join(house, 'engine/command/preflight.mjs'))
    expect(spawnSync(process.execPath, ['--import', './engine/command/preflight.mjs', '-e', ''], { cwd: house }).status).toBe(0)
  })
})

describe('the check mends', () => {
  it('encodings, with a copy of each file', () => {
    const root = copyOf('deep')
    const text = readFileSync(join(root, 'pages/2-how.md'), 'utf8')
    writeFileSync(join(root, 'pages/2-how.md'), encode(text, 'gb18030'))
    const gbk = readFileSync(join(root, 'pages/2-how.md'))
    const { code, stdout } = run('check', [root, '--fix-encoding'])
    const folder = /原来的文件在 (.*)\//.exec(stdout)![1]!
    expect(stdout).toContain('pages/2-how.md 已由 GBK（记事本里叫 ANSI） 改成 UTF-8')
    expect(readFileSync(join(root, 'pages/2-how.md'), 'utf8')).toBe(text)
    expect(readFileSync(join(root, folder, 'pages/2-how.md')).equals(gbk)).toBe(true)
    expect(code).toBe(0)
  })

  it('a sentence, once it is told to, and shows before what it will do', () => {
    const root = copyOf('two')
    expect(run('check', [root]).code).toBe(0)
    const speech = join(root, 'speech/speech.txt')
    writeFileSync(speech, readFileSync(speech, 'utf8').replace('为期三个月', '为期四个半月'))
    const before = readFileSync(join(root, 'slides.md'), 'utf8')
    const asked = run('check', [root, '--fix'], { input: '' })
    expect(asked.stdout).toContain('slides.md:129\n  - 专项整治从今天开始，为期〔三〕个月。\n  + 专项整治从今天开始，为期〔四〕个〔半〕月。')
    expect(asked.stderr).toBe('错误：没有改动任何文件；同意照上面改，就再运行一次，加上 --yes\n')
    expect(asked.code).toBe(1)
    expect(readFileSync(join(root, 'slides.md'), 'utf8')).toBe(before)

    const told = run('check', [root, '--fix', '--yes'])
    expect(told.stderr).toContain('slides.md:124: 幻灯片上的话不是这一页备注的原话：“为期三个月”')
    expect(readFileSync(join(root, 'slides.md'), 'utf8')).toContain('专项整治从今天开始，为期四个半月。\n-->')
    expect(told.code).toBe(1)
  })

  it('nothing where nothing is to be mended', () => {
    const root = copyOf('two')
    renameSync(root, `${root}-2`)
    const { code, stdout } = run('check', [`${root}-2`, '--fix', '--yes', '--fix-encoding'])
    expect(stdout).toMatch(/^所有文件都是 UTF-8，也没有看不见的字，没有要改的\n讲话稿和备注一致，没有要带过去的改动\n无误：13 页/)
    expect(code).toBe(0)
  })
})
