import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { makeDocx } from '../engine/export/docx/index.ts'
import { deckFolder } from './support/decks.ts'

const scratch = mkdtempSync(join(tmpdir(), 'deck-word-'))
vi.stubEnv('DECK_CACHE', join(scratch, 'cache'))
const { checkDeck } = await import('../engine/check/index.ts')
const { replaceTexts } = await import('../engine/mend/apply.ts')
const { keepSound } = await import('../engine/mend/base.ts')
const { planMending } = await import('../engine/mend/plan.ts')
const { readSpeech } = await import('../engine/speech/index.ts')
afterAll(() => rmSync(scratch, { recursive: true }))

const HEAD = { title: '讲话', info: '要点', lang: 'zh-CN' }
const BODY = 'word/document.xml'
const CORRECTED = '，这一句是办公室加的'

async function soundDeck(deck: string): Promise<string> {
  const root = mkdtempSync(join(scratch, 'deck-'))
  cpSync(deckFolder(deck), root, { recursive: true })
  await keepSound(root)
  return root
}

/** The Word file of a deck, with a word of it changed as an office would. */
async function corrected(root: string, old: string, text: string): Promise<{ name: string, bytes: Uint8Array }> {
  const parts = unzipSync(await makeDocx({ deck: root, blanks: 'all' }, HEAD, new Date(0)))
  const xml = strFromU8(parts[BODY]!)
  expect(xml.split(old)).toHaveLength(2)
  return { name: 'script.docx', bytes: zipSync({ ...parts, [BODY]: strToU8(xml.replace(old, text)) }) }
}

/** The end of the longest sentence of a speech, where it is once in it: words that no slide need show. */
function lastWords(root: string): string {
  const { spoken } = readSpeech({ deck: root, blanks: 'all' })
  const [longest] = spoken.split('\n').map(line => line.replace(/\s/g, '')).sort((a, b) => b.length - a.length)
  return longest!.slice(-7, -1)
}

describe('what an office corrects in the Word file', () => {
  it('changes nothing where it has changed nothing', async () => {
    const root = await soundDeck('two')
    const word = { name: 'script.docx', bytes: await makeDocx({ deck: root, blanks: 'all' }, HEAD, new Date(0)) }
    expect((await planMending(root, undefined, word)).changes).toEqual([])
  })

  it.each(['two', 'six', 'plain', 'flat', 'deep', 'cases'])('comes into speech and notes of the deck “%s”', async (deck) => {
    const root = await soundDeck(deck)
    const words = lastWords(root)
    const plan = await planMending(root, undefined, await corrected(root, words, words + CORRECTED))
    await replaceTexts(root, plan.changes)
    expect(readFileSync(join(root, 'speech/speech.txt'), 'utf8')).toContain(words + CORRECTED)
    expect(readSpeech({ deck: root, blanks: 'all' }).spoken.replace(/\s/g, '')).toContain(words + CORRECTED)
    // The speech is longer now, which is for a person to say.
    expect((await checkDeck({ deck: root, blanks: 'all' })).findings.filter(({ what }) => !what.startsWith('时长'))).toEqual([])
  })

  /** The speech of the deck “two” after its title was changed in the Word file, and what is then left to a person. */
  async function retitled(old: string, text: string): Promise<{ speech: string, left: string[], slides: string }> {
    const root = await soundDeck('two')
    const { changes, left } = await planMending(root, undefined, await corrected(root, old, text))
    await replaceTexts(root, changes)
    return { speech: readFileSync(join(root, 'speech/speech.txt'), 'utf8'), left: left.map(({ file, words }) => `${file}: ${words}`), slides: readFileSync(join(root, 'slides.md'), 'utf8') }
  }

  it('is the title, too, which the head of the deck then has; the cover, whose lines a person breaks, is told', async () => {
    const { speech, slides, left } = await retitled('在全区安全生产专项整治<', '在全区安全生产专项整治行动<')
    expect(speech).toMatch(/^在全区安全生产专项整治行动\n动员会上的讲话\n\n同志们：\n/)
    expect(slides).toContain('\ntitle: 在全区安全生产专项整治行动动员会上的讲话\n')
    expect(left).toEqual([expect.stringMatching(/^slides\.md: .*在全区安全生产专项整治动员会上的讲话/)])
  })

  it('may have its title on two paragraphs', async () => {
    const { speech } = await retitled('动员会上的讲话</w:t>', '动员会</w:t></w:r></w:p><w:p><w:r><w:t>上的讲话（送审稿）</w:t>')
    expect(speech).toMatch(/^在全区安全生产专项整治\n动员会\n上的讲话（送审稿）\n\n同志们：\n/)
  })

  it.each([
    ['its title is gone', /<w:p><w:pPr><w:pStyle w:val="Title"\/>.*?<\/w:p>/s],
    ['all below its title is gone', /(?<=<\/w:p>)<w:p>.*<\/w:p>/s],
    ['nothing is left', /<w:p>.*<\/w:p>/s],
  ])('is refused where %s', async (_, gone) => {
    const root = await soundDeck('two')
    const whole = strFromU8(unzipSync(await makeDocx({ deck: root, blanks: 'all' }, HEAD, new Date(0)))[BODY]!)
    const [old] = gone.exec(whole)!
    await expect(planMending(root, undefined, await corrected(root, old, ''))).rejects.toThrow('script.docx 里没有标题，或标题下没有话')
  })

  it('is no title where only its lines break elsewhere', async () => {
    const root = await soundDeck('two')
    const word = await corrected(root, '<w:br/>', '')
    expect((await planMending(root, undefined, word)).changes).toEqual([])
  })

  it('is refused, with the place to do it, where it is in the title and written otherwise', async () => {
    const root = await soundDeck('two')
    writeFileSync(join(root, 'speech/errata.yml'), `- written: 动员会上的讲话\n  spoken: 动员会议上的讲话\n  reason: 试\n  status: corrected\n`)
    const word = await corrected(root, '动员会议上', '总结会议上')
    await expect(planMending(root, undefined, word)).rejects.toThrow('script.docx 改了标题“在全区安全生产专项整治动员会议上的讲话”，里面有勘误或填的空；请在 speech/errata.yml')
  })

  it('is refused, with the place to do it, where it fills a blank', async () => {
    const root = await soundDeck('cases')
    const blanks = join(root, 'speech/blanks.yml')
    const filled = readFileSync(blanks, 'utf8').replace(/filled:.*/, 'filled: 欧阳文')
    writeFileSync(blanks, filled)
    const word = await corrected(root, '欧阳文', '欧阳武')
    await expect(planMending(root, undefined, word)).rejects.toThrow('script.docx 改了填在空里的“文”；请在 speech/blanks.yml 里改')
  })
})
