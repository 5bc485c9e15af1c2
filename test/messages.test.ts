import { describe, expect, it } from 'vitest'
import { isHotMessage } from '../engine/serve/messages.ts'

const fault = (data: unknown): string => JSON.stringify({ type: 'custom', event: 'deck:fault', data })
const SAID = { part: '/deck/slides.md__slidev_7.md', error: 'TypeError: x is null' }

describe('a window that tells of a slide that throws', () => {
  it('is heard on this machine, and on no other', () => {
    expect(isHotMessage(fault(SAID), true)).toBe(true)
    expect(isHotMessage(fault(SAID), false)).toBe(false)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['no part', { error: 'x' }],
    ['a part that is none', { part: {}, error: 'x' }],
    ['an error that is none', { part: 'x', error: ['x'] }],
    ['a long error', { part: 'x', error: 'x'.repeat(2000) }],
  ])('is not heard when it says %s', (_, data) => expect(isHotMessage(fault(data), true)).toBe(false))
})
