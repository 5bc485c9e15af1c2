import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './support/site.ts'

/** The page that a newcomer opens first stays short. */
const MOST_LINES = 150
/** In English and in Chinese. */
const PAIRS = [['README.md', 'README.zh-CN.md'], ['docs/guide.md', 'docs/guide.zh-CN.md']] as const

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm
const HEADING = /^(#{1,6}) (.+)$/gm
const COMMENT = /(?:^|\s+)# .*$/gm
const COMMAND = /`((?:npm|npx) [^`\n]+)`/g
const LINK = /\]\(([^()\s]+)\)/g
const ELSEWHERE = /^[a-z]+:/
const CODE_SPAN = /`[^`\n]*`/g

const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const prose = (text: string): string => text.replace(FENCE, '')

/** The levels of the headings, in order. */
const levelsOf = (text: string): number[] => [...prose(text).matchAll(HEADING)].map(([, marks]) => marks!.length)

/** Each block of code with its language, without the comments of commands, which are in the language of the page. */
function blocksOf(text: string): string[] {
  return [...text.matchAll(FENCE)].map(([, language, code]) => `${language}\n${language === 'sh' ? code!.replace(COMMENT, '') : code!}`)
}

/** Commands within the prose, sorted: a sentence may name them in another order. */
const commandsOf = (text: string): string[] => [...prose(text).matchAll(COMMAND)].map(([, command]) => command!).sort()

/** The name by which GitHub links to a heading. */
const anchorOf = (heading: string): string => heading.toLowerCase().replace(/[^\p{L}\p{N}\s-]/gu, '').replace(/\s/g, '-')
const anchorsOf = (text: string): string[] => [...prose(text).matchAll(HEADING)].map(([, , heading]) => anchorOf(heading!))

/** The links of a page that lead to nothing: relative ones to a file, or to a heading of a page. */
function brokenLinks(file: string, text: string): string[] {
  const links = [...prose(text).replace(CODE_SPAN, '').matchAll(LINK)].map(([, link]) => link!).filter(link => !ELSEWHERE.test(link))
  return links.filter((link) => {
    const [path = '', anchor] = decodeURI(link).split('#')
    const target = path ? join(dirname(file), path) : file
    if (!existsSync(join(ROOT, target)))
      return true
    return anchor !== undefined && !anchorsOf(target === file ? text : read(target)).includes(anchor)
  })
}

const PAGES = [
  ...['README.md', 'README.zh-CN.md', 'CHANGELOG.md', 'CONTRIBUTING.md'],
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.md')).map(file => join('docs', file)).sort(),
]

describe.each(PAIRS)('%s and %s', (english, chinese) => {
  it('have the same headings', () => expect(levelsOf(read(chinese))).toEqual(levelsOf(read(english))))
  it('show the same code', () => expect(blocksOf(read(chinese))).toEqual(blocksOf(read(english))))
  it('name the same commands', () => expect(commandsOf(read(chinese))).toEqual(commandsOf(read(english))))
})

describe.each(['README.md', 'README.zh-CN.md'])('%s', (file) => {
  const text = read(file)

  it(`has at most ${MOST_LINES} lines`, () => expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(MOST_LINES))

  it('has a line for each package that the project asks for, and for no other', () => {
    const { dependencies, devDependencies, optionalDependencies, overrides } = JSON.parse(read('package.json')) as Record<string, Record<string, string>>
    const rows = text.split('\n').filter(line => line.startsWith('| ')).map(line => line.split(' | ')[0]!)
    const named = rows.flatMap(row => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)).filter(name => !/[/.]$/.test(name))
    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides }).sort())
  })

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const named = [...text.matchAll(/npm run ([a-z]+)/g)].map(([, script]) => script!)
    expect(named.filter(script => !scripts[script])).toEqual([])
  })
})

it.each(PAGES)('%s links to what is there', file => expect(brokenLinks(file, read(file))).toEqual([]))

describe('of two pages, the test tells', () => {
  it('comments of commands, which may differ, from commands, which may not', () => {
    expect(blocksOf('```sh\nnpm run a  # 一\n```\n')).toEqual(blocksOf('```sh\nnpm run a # one\n```\n'))
    expect(blocksOf('```sh\nnpm run a\n```\n')).not.toEqual(blocksOf('```sh\nnpm run b\n```\n'))
  })

  it('headings from comments in code', () => expect(levelsOf('# a\n```sh\n# b\n```\n## c\n')).toEqual([1, 2]))

  it.each([
    ['a file', '[a](no.md)', ['no.md']],
    ['a heading', '# One two\n[a](#one-two) [b](#two)', ['#two']],
    ['a heading of another page', '[a](docs/guide.md#hosting) [b](docs/guide.md#hostage)', ['docs/guide.md#hostage']],
    ['a picture', '![a](.github/pictures/none.png)', ['.github/pictures/none.png']],
    ['nothing elsewhere or in code', '[a](https://example.cn/x) `[b](c)`', []],
  ])('%s that is not there', (_, text, broken) => expect(brokenLinks('README.md', text)).toEqual(broken))
})
