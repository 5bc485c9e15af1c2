import type { Deck } from '../engine/check/deck.ts'
import { expect, it } from 'vitest'
import { measureFindings } from '../engine/check/words.ts'

const COMPANY = '中国第一重型机械装备制造股份有限责任公司'
const blank = (filled: string) => ({ name: '企业', places: ['企业XX的陪同下'], filled, public: false })
/** A deck of one slide with so many characters, of which a name that comes twice is a part. */
function deckOf(characters: number, name: string): Deck {
  const text = `企业${name}的陪同下，由${name}支付`
  return { slides: [{ file: 'slides.md', line: 3, phrases: [{ text, line: 0 }, { text: '文'.repeat(characters - Array.from(text.replace('，', '')).length), line: 1 }] }] } as unknown as Deck
}

it.each<[string, number, string, string | undefined]>([
  ['75 characters with open blanks', 75, 'XX', undefined],
  ['76 characters with open blanks', 76, 'XX', '请减到 75 字以内，或分成两页'],
  ['110 characters, 36 of them in a long name', 110, COMPANY, undefined],
  ['111 characters, 36 of them in a long name', 111, COMPANY, '请减到 110 字以内，或分成两页；其中“企业”填了 20 个字（speech/blanks.yml）'],
  ['80 characters, of which a name adds but two', 80, '张小伟', '请减到 75 字以内，或分成两页；其中“企业”填了 3 个字（speech/blanks.yml）'],
])('a slide of %s', (_, characters, name, advice) => {
  expect(measureFindings(deckOf(characters, name), [blank(name === 'XX' ? '' : name)]).map(({ advice }) => advice)).toEqual(advice ? [advice] : [])
})
