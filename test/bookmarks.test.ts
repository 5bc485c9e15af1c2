import type { SpeechBlock } from '../engine/speech/passages.ts'
import { expect, it } from 'vitest'
import { elementsOf } from '../app/paper/headings.ts'

/** H2: a heading of level 2 on a line of its own; R2: one that runs in; -: a paragraph. */
function blocksOf(text: string): SpeechBlock[] {
  return text.split(' ').map(word => ({
    kind: word === '-' ? 'paragraph' : word[0] === 'H' ? 'heading' : 'run-in',
    ...(word !== '-' && { level: Number(word[1]) }),
    passages: [],
  }))
}

it.each([
  ['a speech without headings', '- - -', '- - -'],
  ['sections with points that run in', '- H1 - R2 R2 H1 R2 R2 -', '- h2 - h3 h3 h2 h3 h3 -'],
  ['points alone', '- R1 R1 -', '- h2 h2 -'],
  ['points of which one stands alone', 'H1 H2 - R2 H1 R2', 'h2 h3 - h3 h2 h3'],
  ['three levels', 'H1 H2 H3 - H3 H2 H1', 'h2 h3 h4 - h4 h3 h2'],
  ['two levels that run in, and of those below which stands alone', 'H1 R2 R3 R2 - H1 H4', 'h2 h3 - h3 - h2 h3'],
  ['the headings after deeper ones', 'R1 R2 R3 R1', 'h2 h3 - h2'],
  ['seven levels', 'H1 H2 H3 H4 H5 H6 H7', 'h2 h3 h4 h5 h6 h6 h6'],
])('the bookmarks of the script have %s', (_, blocks, elements) => {
  expect(elementsOf(blocksOf(blocks)).map(element => element ?? '-').join(' ')).toBe(elements)
})
