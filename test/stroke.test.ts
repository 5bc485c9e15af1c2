import type { Ink } from '../engine/serve/shared.ts'
import { describe, expect, it } from 'vitest'
import { pathOf, penDown, penTo } from '../app/screen/stroke.ts'
import { readMessage } from '../engine/serve/message.ts'

const NONE: Ink = { slide: 1, strokes: [] }

describe('the pen', () => {
  it('draws from where it is put down, in whole pixels', () => {
    const ink = penTo(penTo(penDown(NONE, 3, { x: 10.4, y: 20.6 }), { x: 30, y: 40 }), { x: 50, y: 60 })
    expect(ink).toEqual({ slide: 3, strokes: [[10, 21, 30, 40, 50, 60]] })
  })

  it('adds a stroke on the same slide, and leaves behind what stood on another', () => {
    const ink = penDown(penDown(NONE, 3, { x: 1, y: 1 }), 3, { x: 9, y: 9 })
    expect(ink.strokes).toEqual([[1, 1], [9, 9]])
    expect(penDown(ink, 4, { x: 5, y: 5 })).toEqual({ slide: 4, strokes: [[5, 5]] })
  })

  it('draws nothing while the hand rests', () => {
    const ink = penDown(NONE, 3, { x: 10, y: 10 })
    expect(penTo(ink, { x: 11, y: 10 })).toBe(ink)
  })

  it('never draws more than another window takes over: the oldest strokes go', () => {
    let ink = NONE
    for (let stroke = 0; stroke < 300; stroke++) {
      ink = penDown(ink, 3, { x: 0, y: 0 })
      for (let point = 1; point < 60; point++)
        ink = penTo(ink, { x: point * 10, y: stroke })
    }
    expect(ink.strokes.at(-1)!.slice(-2)).toEqual([590, 299])
    const message = { kind: 'news', shared: { ink: { value: ink, stamp: { count: 1, by: 'a' } } } }
    expect(readMessage(message)).toEqual(message)
  })

  it('stops where one stroke is as long as a window may be told of', () => {
    let ink = penDown(NONE, 3, { x: 0, y: 0 })
    for (let point = 1; point < 6000; point++)
      ink = penTo(ink, { x: point % 2 ? 100 : 0, y: 0 })
    const message = { kind: 'news', shared: { ink: { value: ink, stamp: { count: 1, by: 'a' } } } }
    expect(readMessage(message)).toEqual(message)
  })
})

it.each([
  ['of one point is a dot', [5, 6], 'M5 6L5 6'],
  ['of two is straight', [0, 0, 10, 10], 'M0 0L10 10'],
  ['of more is round at its corners, and ends where the hand does', [0, 0, 10, 0, 10, 10], 'M0 0Q10 0 10 5L10 10'],
])('a stroke %s', (_, stroke, path) => expect(pathOf(stroke)).toBe(path))
