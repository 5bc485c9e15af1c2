import { describe, expect, it } from 'vitest'
import { addresses, isSalutation } from '../engine/speech/address.ts'

describe('an address', () => {
  it.each([
    ['同志们：', true, true],
    ['各位领导、同志们、朋友们：', true, true],
    ['尊敬的各位来宾，', true, true],
    ['各位代表！', true, true],
    ['亲爱的老师、同学们！', true, true],
    ['同志们，新的一年开始了。', false, true],
    ['各位委员，让我们一起努力！', false, true],
    ['谢谢大家！', false, false],
    ['大家好！', false, false],
    ['我们，要努力。', false, false],
    ['今天来了许多老朋友，我很高兴。', false, false],
    ['下面讲三点意见：', false, false],
    ['同志们辛苦了。', false, false],
  ])('%s: as a salutation %s, at the head of a paragraph %s', (paragraph, salutation, within) => {
    expect([isSalutation(paragraph), addresses(paragraph)]).toEqual([salutation, within])
  })
})
