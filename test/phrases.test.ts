import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { parseNote } from '../engine/check/note.ts'
import { phrasesOfFrontmatter, phrasesOfMarkdown } from '../engine/check/phrases.ts'

describe('phrases of Markdown', () => {
  it.each([
    ['<wbr> is for the eye only', '# 甲<wbr>乙<wbr>丙', ['甲乙丙']],
    ['<br> parts', '甲<br>乙<br/>丙<br />丁', ['甲', '乙', '丙', '丁']],
    ['a line break parts', '甲\n乙', ['甲', '乙']],
    ['bold beside quotation marks', '甲**“乙”**丙、**‘丁’**戊', ['甲“乙”丙、‘丁’戊']],
    ['emphasis at the ends', '**甲**乙*丙*', ['甲乙丙']],
    ['a link and its address', '甲[乙](https://example.org)丙', ['甲乙丙']],
    ['entities', '&ldquo;甲&rdquo;', ['“甲”']],
    ['other tags', '<Redacted>XX</Redacted>市<span class="a">乙</span>', ['XX市乙']],
    ['a comment', '甲<!-- 乙 -->', ['甲']],
    ['slot markers', '甲\n\n::short::\n\n乙\n\n::aside-2::\n\n丙', ['甲', '乙', '丙']],
    ['a slot marker within words', '甲::short::乙', ['甲::short::乙']],
    ['quotations and tables', '> 甲\n\n| 乙 | 丙 |\n| --- | --- |\n| 丁 | 戊 |', ['甲', '乙', '丙', '丁', '戊']],
    ['headings underlined', '甲\n===', ['甲']],
    ['nothing but a break', '<br>\n\n<wbr>', []],
    ['nothing', '', []],
  ])('%s', (_, content, texts) => {
    expect(phrasesOfMarkdown(content).map(({ text }) => text)).toEqual(texts)
  })

  it('know their heading, their click and their line', () => {
    const content = '## 甲\n\n乙\n\n- 丙\n- 丁<br>**戊**\n\n::short::\n\n己\n\n1. 庚\n\n   辛\n2. 壬\n\n### 癸\n'
    expect(phrasesOfMarkdown(content)).toEqual([
      { text: '甲', line: 0, heading: true },
      { text: '乙', line: 2 },
      { text: '丙', line: 4, step: 1 },
      { text: '丁', line: 5, step: 2 },
      { text: '戊', line: 5, step: 2 },
      { text: '己', line: 9 },
      { text: '庚', line: 11, step: 3 },
      { text: '辛', line: 13, step: 3 },
      { text: '壬', line: 14, step: 4 },
      { text: '癸', line: 16, heading: true },
    ])
  })
})

describe('phrases of front matter', () => {
  it.each([
    ['a value is a heading', ['title: 甲'], [{ text: '甲', line: 1, caption: true }]],
    ['tags are for the eye only', ['title: 甲<wbr>乙'], [{ text: '甲乙', line: 1, caption: true }]],
    ['<br> parts', ['title: 甲<br>乙'], [{ text: '甲', line: 1, caption: true }, { text: '乙', line: 1, caption: true }]],
    ['numbers are read as written', ['date: 2019'], [{ text: '2019', line: 1, caption: true }]],
    ['nothing', ['{}'], []],
    ['lists are clicks, counted on', ['facts:', '  - 甲', '  - 乙', 'date: 丙', 'consequences:', '  - 丁'], [
      { text: '甲', line: 2, step: 1 },
      { text: '乙', line: 3, step: 2 },
      { text: '丙', line: 4, caption: true },
      { text: '丁', line: 6, step: 3 },
    ]],
    ['all of a row is one click', ['rows:', '  - gain: 甲', '    cost: 乙', '  - gain: 丙', '    cost: 丁<wbr>戊'], [
      { text: '甲', line: 2, step: 1 },
      { text: '乙', line: 3, step: 1 },
      { text: '丙', line: 4, step: 2 },
      { text: '丁戊', line: 5, step: 2 },
    ]],
  ])('%s', (_, yaml, phrases) => {
    const source = ['---', ...yaml, '---', '', '# 题'].join('\n')
    expect(phrasesOfFrontmatter(parse(yaml.join('\n')), source)).toEqual(phrases)
  })
})

describe('the note of a slide', () => {
  it.each([
    ['none', '# 甲\n', [''], []],
    ['empty', '# 甲\n\n<!--\n-->\n', [''], []],
    ['on one line', '<!-- 甲乙 -->', ['甲乙'], [0, 0]],
    ['without white space', '# 题\n\n<!--\n甲 乙　\n-->\n', ['甲乙'], [3, 3]],
    ['over blank lines', '# 题\n\n<!--\n甲乙\n\n\n丙\n-->\n', ['甲乙丙'], [3, 3, 6]],
    ['after Windows line ends', '# 题\r\n\r\n<!--\r\n甲\r\n乙\r\n-->\r\n', ['甲乙'], [3, 4]],
    ['parted by clicks', '<!--\n甲[click] 乙\n[click]丙\n-->', ['甲', '乙', '丙'], [1, 1, 2]],
    ['but not by a numbered click, of which Slidev makes several', '<!--\n甲[click:2]\n-->', ['甲[click:2]'], Array.from({ length: 10 }, () => 1)],
    ['clicks side by side', '<!--\n[click][click] 甲[click]\n-->', ['', '', '甲', ''], [1]],
    ['other brackets', '<!--\n甲[clicks]\n-->', ['甲[clicks]'], [1, 1, 1, 1, 1, 1, 1, 1, 1]],
    ['a character of two code units', '<!--\n\u{20BB7}\n乙\n-->', ['\u{20BB7}乙'], [1, 1, 2]],
    ['the last comment', '<!-- 甲 -->\n\n# 题\n\n<!-- 乙 -->\n', ['乙'], [4]],
    ['no comment before other words', '<!-- 甲 -->\n\n# 题\n', [''], []],
  ])('%s', (_, source, segments, lines) => {
    const note = parseNote(source)
    expect(note).toMatchObject({ text: segments.join(''), segments, lines })
    // Each marker is on a line of the note.
    expect(note.clicks.map(line => source.split('\n')[line]!.includes('[click]'))).toEqual(segments.slice(1).map(() => true))
  })
})
