import process from 'node:process'
import { afterEach, expect, it, vi } from 'vitest'
import { chooseAspect, chosenAspect, withAspect } from '../engine/build/aspect.ts'
import { UserError } from '../engine/command/run.ts'

afterEach(() => vi.unstubAllEnvs())

it.each([
  ['16:9', 'aspectRatio: 16/9', 'canvasWidth: 1280'],
  ['4:3', 'aspectRatio: 4/3', 'canvasWidth: 960'],
  ['3:1', 'aspectRatio: 3/1', 'canvasWidth: 2160'],
])('%s is set in the settings of the deck, and nowhere else', (aspect, ratio, width) => {
  expect(withAspect(['---', 'canvasWidth: 1280', 'aspectRatio: 16/9', '---', '', '- canvasWidth: 7'], aspect))
    .toEqual(['---', width, ratio, '---', '', '- canvasWidth: 7'])
})

it('is 16:9 unless another is chosen', () => {
  vi.stubEnv('DECK_ASPECT', '')
  expect(chosenAspect()).toBe('16:9')
  chooseAspect('4:3')
  expect(process.env.DECK_ASPECT).toBe('4:3')
  expect(chosenAspect()).toBe('4:3')
})

it.each(['21:9', '4x3', '', 'toString'])('“%s” is refused', (aspect) => {
  expect(() => chooseAspect(aspect)).toThrow(UserError)
  expect(() => chooseAspect(aspect)).toThrow(`--aspect 不能是“${aspect}”，只能是 16:9、4:3、3:1`)
})
