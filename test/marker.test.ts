import type { SectionMark } from '../app/deck/place.ts'
import { expect, it, vi } from 'vitest'
import { kickerOf } from '../app/deck/marker.ts'

vi.mock('virtual:markers', async () => {
  const { placeKey } = await import('../engine/speech/places.ts')
  return { markers: { [placeKey({ section: '一' })]: '一、', [placeKey({ section: '二' })]: '二要，' } }
})

const section = (ordinal: string, symbol = ''): SectionMark => ({ ordinal, heading: '学习', symbol, motif: symbol, metaphor: '', no: 1 })

it.each<[string, string, string, string]>([
  ['is left out beside great numerals', '一', '', ''],
  ['keeps its comma where sections have images, as a lone stroke would be a dash', '一', '舵', '一、'],
  ['has no comma where it is a word', '二', '舵', '二要'],
  ['is a word also beside great numerals', '二', '', '二要'],
])('the ordinal over the name of a section %s', (_, ordinal, symbol, label) => {
  expect(kickerOf(section(ordinal), [section(ordinal), section('三', symbol)])).toBe(label)
})
