import { expect, it } from 'vitest'
import { partWords } from '../app/paper/continue.ts'

it.each<[string, string[], number, string[][], number?]>([
  ['all that fits', ['一二。三四。', '五。'], 8, [['一二。三四。', '五。']]],
  ['more than fits, between sentences', ['一二。三四。五。'], 6, [['一二。三四。'], ['五。']]],
  ['paragraphs, each whole where it can be', ['一二。', '三四。五六。'], 6, [['一二。', '三四。'], ['五六。']]],
  ['a sentence that is too long alone', ['一二三四五六七。八。'], 3, [['一二三'], ['四五六'], ['七。'], ['八。']]],
  ['nothing', [], 6, [[]]],
  ['the first part shorter than the others', ['一二。三四。五六。七。'], 3, [['一二。'], ['三四。五六。'], ['七。']], 6],
  ['the first part longer than the others', ['一二。三四。五六。七。'], 6, [['一二。三四。'], ['五六。'], ['七。']], 3],
])('parts %s', (_, paragraphs, most, expected, after = most) => {
  expect(partWords(paragraphs, most, after)).toEqual(expected)
})
