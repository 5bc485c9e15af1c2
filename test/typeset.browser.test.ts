import type { Page } from 'playwright-chromium'
import { describe, expect, it } from 'vitest'
import { readDeck } from '../engine/check/deck.ts'
import { requireTypeset } from '../engine/typeset/index.ts'
import { deckFolder } from './support/decks.ts'
import { useLaidOut } from './support/laidOut.ts'
import { CONFIG } from './support/site.ts'

const laidOut = useLaidOut()

/** Lists what an export of the deck “two” would refuse, without its first line; `spoil` does something to the page before. */
async function refusal(spoil: (page: Page) => Promise<unknown>): Promise<string[]> {
  const config = { ...CONFIG, deck: deckFolder('two') }
  await using page = await laidOut.open(config)
  await spoil(page)
  const reason = await requireTypeset(page, (await readDeck(config)).deck!).then(() => '', (error: Error) => error.message)
  return reason.split('\n').slice(1)
}

describe('an export refuses', () => {
  const SHORTEN = '请缩短，或在可以换行的地方写 <wbr>，或分成两页'
  it.each<[string, string, string]>([
    ['words outside the canvas', 'li { translate: 1100px 0 }', `slides.md:140: 第 10 页：字出了画面：“仓库”，${SHORTEN}`],
    ['words over one another', 'li { position: absolute; top: 0 }', `slides.md:140: 第 10 页：字压在别的字上：“仓库／工地”，${SHORTEN}`],
    ['words cut off at the side', 'li { width: 60px; overflow: hidden; white-space: nowrap }', `slides.md:140: 第 10 页：字被裁掉了一截：“仓库”，${SHORTEN}`],
    ['words cut off below', 'li { height: 10px; min-height: 0 !important; overflow: clip }', `slides.md:140: 第 10 页：字被裁掉了一截：“仓库”，${SHORTEN}`],
    ['a face that nobody has', 'li { font-family: "FangSong" !important }', 'slides.md:140: 第 10 页：“仓”这个字在这里的字体里没有，会印成空白：“仓库”，请在它所在的名字两边各写一个 *，改用楷体；楷体也没有的，请换一个字'],
    ['a stop at the beginning of a line', '.page > aside { width: 145px; word-break: normal; line-break: anywhere; text-wrap: wrap; text-spacing-trim: space-all }', 'slides.md:147: 第 10 页：标点落在行首：“，不留盲”，请在这一行前面几个字处写 <wbr>，让标点跟着前面的字'],
  ])('%s', async (_, css, report) => {
    const reports = await refusal(page => page.addStyleTag({ content: `[id="/10"] ${css}` }))
    expect(reports).toContain(report)
  })
})
