import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { editionsOf, USUAL } from '../engine/export/editions.ts'
import { outdatedFiles } from '../engine/export/outdated.ts'

const out = mkdtempSync(join(tmpdir(), 'deck-outdated-'))
afterAll(() => rmSync(out, { recursive: true }))

const THERE = [
  ...['01.png', '02.png', '03.png', '02-1.png', 'notes.txt', '01 改.png', 'old/01.png'].map(name => `slides-png/${name}`),
  ...['slides-png-2/02.png', 'slides-png@2x/09.png', 'slides.pdf', 'long.png', 'long-1-of-3.png', 'long-3-of-3.png', 'long-2.png', 'long-2-1-of-2.png', 'longest.png'],
]
for (const name of THERE) {
  mkdirSync(dirname(join(out, name)), { recursive: true })
  writeFileSync(join(out, name), '')
}

it.each([
  ['pictures of a deck that has become shorter', editionsOf(['png'], USUAL), ['slides-png/01.png', 'slides-png/02.png'], ['slides-png/02-1.png', 'slides-png/03.png']],
  ['a long picture that is in fewer parts', editionsOf(['long'], USUAL), ['long-1-of-2.png', 'long-2-of-2.png'], ['long-1-of-3.png', 'long-3-of-3.png', 'long.png']],
  ['a long picture of some slides, which has a name of its own', editionsOf(['long'], { ...USUAL, range: [2] }), ['long-2.png'], ['long-2-1-of-2.png']],
  ['pictures of some slides, in a folder of their own', editionsOf(['png'], { ...USUAL, range: [2] }), ['slides-png-2/02.png'], []],
  ['a folder that is not there yet', editionsOf(['png'], { ...USUAL, range: [3] }), ['slides-png-3/03.png'], []],
  ['what is one file', editionsOf(['slides', 'pptx'], USUAL), ['slides.pdf', 'slides.pptx'], []],
])('what goes with %s is what it left before, and nothing else', (_, editions, made, gone) => {
  expect(outdatedFiles(out, editions, made).sort()).toEqual(gone)
})
