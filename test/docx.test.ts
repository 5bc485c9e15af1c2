import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocx } from '../engine/draft/read/docx.ts'
import { makeDocx } from '../engine/export/docx/index.ts'
import { HOUSE } from '../engine/house.ts'
import { readSpeech } from '../engine/speech/index.ts'
import { deckFolder, DECKS } from './support/decks.ts'
import { hasValidator, objectionsTo } from './support/openXml.ts'

const HEAD = { title: '讲话', info: '要点', lang: 'zh-CN' }
const FACES = ['仿宋_GB2312', '宋体', '黑体', '楷体']
const source = (deck: string) => ({ deck: deck ? deckFolder(deck) : HOUSE, blanks: 'all' }) as const
const made = (deck: string): Promise<Uint8Array> => makeDocx(source(deck), HEAD, new Date(0))
const part = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name]!)
/** Twentieths of a point. */
const millimetres = (length: number): number => Math.round(length / 1440 * 25.4)

describe.each(['', ...DECKS])('the script of the deck “%s” as a Word file', (deck) => {
  it('is read back as the speech, title and paragraphs', async () => {
    const { title, spoken } = readSpeech(source(deck))
    const lines = readDocx(await made(deck), 'script.docx').lines.map(({ text }) => text)
    expect(lines).toEqual([...title.split('\n'), ...spoken.split('\n').map(line => line.replace(/\s/g, ''))])
  })

  it.runIf(hasValidator)('is valid for Office', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'docx-'))
    const file = join(folder, 'script.docx')
    await writeFile(file, await made(deck))
    expect(await objectionsTo(file)).toEqual([])
    await rm(folder, { recursive: true })
  })

  it('is the same bytes each time', async () => expect(await made(deck)).toEqual(await made(deck)))
})

describe('the Word file', () => {
  it('has the page of GB/T 9704-2012', async () => {
    const section = /<w:sectPr>.*<\/w:sectPr>/.exec(part(await made(''), 'word/document.xml'))![0]
    const number = (name: string): number => millimetres(Number(new RegExp(`w:${name}="(\\d+)"`).exec(section)![1]))
    expect(['w', 'h', 'top', 'left', 'right', 'bottom'].map(number)).toEqual([210, 297, 37, 28, 26, 35])
    const line = Number(/w:line="(\d+)"/.exec(part(await made(''), 'word/styles.xml'))![1])
    expect(Math.floor(225 / 25.4 * 1440 / line)).toBe(22)
  })

  it('has headings for those on a line of their own, and the faces of the standard alone', async () => {
    const file = await made('')
    const { headings } = readSpeech(source(''))
    const styles = [...part(file, 'word/document.xml').matchAll(/<w:pStyle w:val="(Heading\d)"\/>/g)].map(([, style]) => style)
    expect(styles).toEqual(headings.filter(({ ownLine }) => ownLine).map(({ level }) => `Heading${level}`))
    const faces = ['word/document.xml', 'word/styles.xml'].flatMap(name => [...part(file, name).matchAll(/w:eastAsia="([^"]+)"/g)].map(([, face]) => face!)).filter(face => face !== 'zh-CN')
    expect(FACES).toEqual(expect.arrayContaining(faces))
    expect(new Set(faces)).toContain('黑体')
  })

  it('is Chinese but for its figures, in which no line is to break', async () => {
    expect(part(await made(''), 'word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>')
  })

  it('numbers its pages at the outer side', async () => {
    const file = await made('')
    const footers = Object.keys(unzipSync(file)).filter(name => /^word\/footer\d/.test(name)).map(name => part(file, name))
    expect(footers.map(footer => [/<w:jc w:val="(\w+)"/.exec(footer)![1], footer.includes('PAGE')]).sort()).toEqual([['left', true], ['right', true]])
    expect(part(file, 'word/settings.xml')).toContain('<w:evenAndOddHeaders')
  })
})
