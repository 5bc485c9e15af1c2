import { describe, expect, it } from 'vitest'
import { parseRange, requireSlides, shortRange } from '../engine/command/range.ts'
import { UsageError } from '../engine/command/run.ts'

describe('a range of slides', () => {
  it.each([
    ['5', [5], '5'],
    ['5-9,28', [5, 6, 7, 8, 9, 28], '5-9,28'],
    ['28, 5-7', [5, 6, 7, 28], '5-7,28'],
    ['3,3,2-4', [2, 3, 4], '2-4'],
    ['7-7', [7], '7'],
    ['５－９，２８', [5, 6, 7, 8, 9, 28], '5-9,28'],
    ['2—3、 5～6', [2, 3, 5, 6], '2-3,5-6'],
  ])('“%s” is understood, and told shortly', (text, numbers, short) => {
    expect(parseRange(text)).toEqual(numbers)
    expect(shortRange(numbers)).toBe(short)
  })

  it.each(['', '0', '-3', '3-', '9-5', 'a', '1..3', '5,,6', '5，，6', '五', '9—5', '1-99999999'])('“%s” is refused, quoted, as wrong use', (text) => {
    const reading = (): unknown => parseRange(text)
    expect(reading).toThrow(UsageError)
    expect(reading).toThrow('--range 里的“')
  })

  it('may not go beyond the deck', () => {
    expect(() => requireSlides([1, 37], 37)).not.toThrow()
    expect(() => requireSlides([5, 38, 40], 37)).toThrow('--range 里的第 38 页没有，一共 37 页')
  })
})
