import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { deckFolder } from './support/decks.ts'

const scratch = mkdtempSync(join(tmpdir(), 'deck-editing-'))
vi.stubEnv('DECK_CACHE', join(scratch, 'cache'))
const { keepSound } = await import('../engine/mend/base.ts')
const { planMending } = await import('../engine/mend/plan.ts')
afterAll(() => rmSync(scratch, { recursive: true }))

const SLIDES = 'slides.md'
const HOW = 'pages/2-how.md'
const SPEECH = 'speech/speech.txt'

/** A deck that was found sound, with a file of it changed since. */
async function changedDeck(deck: string, file: string, change: (text: string) => string): Promise<string> {
  const root = mkdtempSync(join(scratch, 'deck-'))
  cpSync(deckFolder(deck), root, { recursive: true })
  await keepSound(root)
  const text = readFileSync(join(root, file), 'utf8')
  expect(change(text)).not.toBe(text)
  writeFileSync(join(root, file), change(text))
  return root
}

/** The files that a change of a deck changes, as they will be. */
async function carried(...change: Parameters<typeof changedDeck>): Promise<Record<string, string>> {
  const { changes } = await planMending(await changedDeck(...change))
  return Object.fromEntries(changes.map(({ file, text }) => [file, text]))
}

describe('words come to where a person would put them:', () => {
  it.each<[name: string, deck: string, file: string, change: (text: string) => string, into: string, words: string]>([
    ['the first of a paragraph begin it, not the line before', 'two', SPEECH, text => text.replace('今天我们召开', '很高兴见到大家。今天我们召开'), SLIDES, '同志们：\n\n很高兴见到大家。今天我们召开'],
    ['the first of a paragraph go to the slide that begins with it', 'two', SPEECH, text => text.replace('安全是发展', '先讲认识。安全是发展'), SLIDES, '<!--\n先讲认识。安全是发展的前提'],
    ['a paragraph of their own follows the one before', 'two', SPEECH, text => text.replace('第二，要立查', '这里再强调一点。\n第二，要立查'), SLIDES, '不留死角，不留盲区。这里再强调一点。\n-->'],
    ['what goes leaves the click of what follows before it', 'deep', SPEECH, text => text.replace('一步一步个脚印，', ''), HOW, '[click] 想明白了就要去做，[click] [click] 一件一件落实'],
    ['a half-width comma in a note is a slip of the note', 'two', SLIDES, text => text.replace('但是也要看到，', '但是也要看到,'), SLIDES, '但是也要看到，[click]'],
    ['straight quotation marks in the speech are a slip of the speech', 'two', SPEECH, text => text.replace('“钟”', '"钟"'), SPEECH, '敲响安全生产这口“钟”'],
  ])('%s', async (_, deck, file, change, into, words) => {
    const files = await carried(deck, file, change)
    expect(Object.keys(files)).toContain(into)
    expect(files[into]).toContain(words)
  })

  it('a query goes if something was put in just where it would put something in', async () => {
    const files = await carried('deep', SPEECH, text => text.replace('分房的时候', '分住房的时候'))
    expect(files['speech/errata.yml']).not.toContain('分房')
    expect(files['speech/errata.yml']).not.toContain('分住')
  })

  it('a heading that is new is told of, since slides of its own are for a person to make', async () => {
    const { notes } = await planMending(await changedDeck('two', SPEECH, text => text.replace('\n同志们，安全', '\n三要抓好落实，守住安全生产这条“线”\n落实要到位。\n同志们，安全')))
    expect(notes).toEqual([`讲话稿里新的标题“三要抓好落实，守住安全生产这条“线””写进了 ${SLIDES}:181 的备注；要不要给它另起几页，请您定`])
  })
})

describe('nothing is planned that would leave a deck worse:', () => {
  it.each<[name: string, change: (text: string) => string, message: RegExp]>([
    ['a bracket in the speech, which no note can hold', text => text.replace('走了过场', '走了<过场'), /^speech\/speech\.txt:5: 讲话稿里有“<”，备注里写不了：“.*走了<过场/],
    ['the end of a comment', text => text.replace('走了过场', '走了-->过场'), /^speech\/speech\.txt:5: 讲话稿里有“>”，备注里写不了/],
    ['a marker of clicks', text => text.replace('走了过场', '[click]走了过场'), /^speech\/speech\.txt:5: 讲话稿里有“\[click\]”，备注里写不了/],
    ['sections in each other\'s place, whose slides stay behind', text => text.replace(/(一要绷紧[\s\S]*?)(二要下足[\s\S]*?\n)(?=同志们，安全)/, '$2$1'), /^slides\.md:116: 讲话稿里“二要下足整治之功，筑牢风险防控这道“墙”……”挪了地方；请先把讲这段话的幻灯片也挪过去，再运行一次$/],
    ['a paragraph moved, whose slide stays behind', text => text.replace(/(专项整治从今天开始，为期三个月。\n)([\s\S]*)(?=同志们，安全)/, '$2$1'), /^slides\.md:129: 讲话稿里“专项整治从今天开始，为期三个月。……”挪了地方/],
  ])('%s', async (_, change, message) => {
    await expect(planMending(await changedDeck('two', SPEECH, change))).rejects.toThrow(message)
  })
})
