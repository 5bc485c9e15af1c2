import { expect, it } from 'vitest'
import { requireAspect } from '../engine/build/aspect.ts'
import { completeHeadmatter } from '../engine/build/preparser.ts'
import { UserError } from '../engine/command/run.ts'
import { HOUSE } from '../engine/house.ts'

it.each([
  ['16:9', '16/9', 1280],
  ['4:3', '4/3', 960],
  ['3:1', '3/1', 2160],
])('%s is the shape of the screen, whatever the deck itself says', (aspect, aspectRatio, canvasWidth) => {
  expect(completeHeadmatter({ aspectRatio: '1/1', canvasWidth: 7 }, HOUSE, aspect)).toMatchObject({ aspectRatio, canvasWidth })
})

it('the screen is 16:9 unless another is chosen', () => {
  expect(requireAspect()).toBe('16:9')
})

it.each(['21:9', '4x3', '', 'toString'])('“%s” is refused as a screen', (aspect) => {
  expect(() => requireAspect(aspect)).toThrow(UserError)
  expect(() => requireAspect(aspect)).toThrow(`--aspect 不能是“${aspect}”，只能是 16:9、4:3、3:1`)
})

it('a deck that says nothing of itself is set up by the house, and one that does keeps its own settings', () => {
  expect(completeHeadmatter({}, '/elsewhere')).toMatchObject({ theme: 'default', routerMode: 'hash', lang: 'zh-CN', addons: [HOUSE] })
  expect(completeHeadmatter({ lang: 'zh-TW', addons: ['figures', HOUSE] }, '/elsewhere')).toMatchObject({ lang: 'zh-TW', addons: ['figures', HOUSE] })
  expect(completeHeadmatter({}, HOUSE)).not.toHaveProperty('addons')
})
