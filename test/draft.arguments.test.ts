import { expect, it } from 'vitest'
import { parseArguments } from '../engine/command/draft.ts'

it.each<[string[], object]>([
  [['a.docx', 'decks/a'], { source: 'a.docx', target: 'decks/a', help: false }],
  [['-', 'decks/a', '--title', '在大会上的讲话', '--per', '200', '--drop'], { source: '-', title: '在大会上的讲话', per: 200, appendix: 'drop' }],
  [['a.txt', 'b', '--keep'], { appendix: 'keep' }],
  [['--help'], { help: true }],
])('the command line %j is read', (argv, expected) => {
  expect(parseArguments(argv)).toMatchObject(expected)
})

it.each<[string[], string]>([
  [['a.docx'], '新文件夹'],
  [['a.docx', 'b', 'c'], '“a.docx b c”'],
  [['a.docx', 'b', '--keep', '--drop'], '只能写一个'],
  [['a.docx', 'b', '--per', '20'], '“20”'],
  [['a.docx', 'b', '--per', 'x'], '“x”'],
  [['a.docx', 'b', '--title', ' '], '标题'],
  [['a.docx', 'b', '--fast'], '--fast'],
])('the command line %j is refused', (argv, message) => {
  expect(() => parseArguments(argv)).toThrow(message)
})
