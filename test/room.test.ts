import { expect, it } from 'vitest'
import { roomOf } from '../app/paper/room.ts'

const HEIGHT = 258
/** Below a slide, its number, in millimetres. */
const NUMBER = 6
const RULE = 8.8

it.each([
  [3, false, 16 / 9, 104],
  [3, false, 4 / 3, 78],
  [3, false, 3, 104],
  [6, false, 16 / 9, 84],
  [6, false, 3, 104],
  [6, true, 16 / 9, 62],
])('%i slides a page, with lines: %s, in the shape of %f, are %i mm wide', (perPage, lines, shape, width) => {
  expect(Math.round(roomOf(perPage, lines, shape).width / 96 * 25.4)).toBe(width)
})

it.each([1, 2, 3, 6].flatMap(perPage => [false, true].flatMap(lines => [16 / 9, 4 / 3, 3].map(shape => [perPage, lines, shape] as const))))('%i slides a page, with lines: %s, in the shape of %f, have room on it', (perPage, lines, shape) => {
  const { stacked, width, rules } = roomOf(perPage, lines, shape)
  const rows = perPage === 6 && !stacked ? 3 : perPage
  const slide = width / 96 * 25.4 / shape + NUMBER
  // Lines stand below one or two slides, and beside three or six.
  const cell = perPage < 3 ? slide + rules * RULE : Math.max(slide, rules * RULE)
  expect(cell * rows).toBeLessThanOrEqual(HEIGHT)
  expect(rules > 0).toBe(lines)
})
