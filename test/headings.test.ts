import { describe, expect, it } from 'vitest'
import { headingsIn } from '../engine/speech/headings.ts'
import { countsOn, markerAt } from '../engine/speech/markers.ts'
import { numberOf } from '../engine/speech/numerals.ts'

it.each([
  ['一', 1],
  ['十', 10],
  ['十二', 12],
  ['二十', 20],
  ['九十九', 99],
  ['7', 7],
  ['１２', 12],
  ['⑩', 10],
  ['五一', undefined],
  ['十十', undefined],
  ['零', undefined],
  ['0', undefined],
  ['2020', undefined],
  ['', undefined],
])('the numeral %s is %s', (numeral, number) => {
  expect(numberOf(numeral)).toBe(number)
})

describe('a marker', () => {
  it.each([
    ['一、提高', '一、', '一、', '一', 1],
    ['十二．提高', '一、', '十二．', '十二', 12],
    ['（三）提高', '（一）', '（三）', '（三）', 3],
    ['(三) 提高', '（一）', '(三)', '(三)', 3],
    ['3. 提高', '1.', '3.', '3', 3],
    ['３．提高', '1.', '３．', '３', 3],
    ['3、提高', '1.', '3、', '3', 3],
    ['（3）提高', '（1）', '（3）', '（3）', 3],
    ['3）提高', '（1）', '3）', '3）', 3],
    ['③提高', '①', '③', '③', 3],
    ['第二，提高', '第一', '第二，', '第二', 2],
    ['第二点，提高', '第一', '第二点，', '第二点', 2],
    ['第二是提高', '第一', '第二是', '第二', 2],
    ['第二部分 提高', '第一部分', '第二部分', '第二部分', 2],
    ['二是提高', '一是', '二是', '二', 2],
    ['【二】提高', '（一）', '【二】', '【二】', 2],
    ['2 提高', '1.', '2', '2', 2],
    ['1.2 提高', '1.1', '1.2', '1.2', 2],
    ['二要提高', '一要', '二要', '二', 2],
    ['其次，提高', '首先', '其次，', '其次', 2],
    ['其次要提高', '首先', '其次', '其次', 2],
    ['——提高', '——', '——', '', undefined],
  ])('“%s” is one of %s', (text, form, written, ordinal, number) => {
    expect(markerAt(text)).toEqual({ form, text: written, ordinal, ...(number && { number }) })
  })

  it.each([
    '2.5万人受益',
    '2020年是关键的一年',
    '1、2月份',
    '五一、端午“两节”即将来临',
    '三、四季度要抓紧',
    '第二、三产业',
    '第一要务是发展',
    '第一次见面',
    '第一书记',
    '一要务',
    '首先锋队',
    '最后一公里',
    '最后，祝大家新年快乐！',
    '最后，我代表市委向大家表示感谢！',
    '————',
    '一些同志',
    '5 个乡镇',
    '2.5 万人受益',
    '12 月份',
    '',
  ])('is not at the head of “%s”', (text) => {
    expect(markerAt(text)).toBeUndefined()
  })

  it.each([
    ['第一是保护，第二是保护，第三还是保护。', true],
    ['一是学习。二是落实。', true],
    ['一是学习；“二是”不说。', false],
    ['第一，要学习。今年第二次会议说过。', false],
    ['首先，要学习，最后，要落实。', true],
    ['二是落实。一是学习。', false],
    ['——学习。二是落实。', false],
  ])('of “%s”: it counts on within the paragraph: %s', (paragraph, on) => {
    expect(countsOn(paragraph, markerAt(paragraph)!)).toBe(on)
  })
})

/** The headings as `level marker|text`, with `>` before one that runs in. */
function outline(text: string): string[] {
  return headingsIn(text.trim().split('\n').map(line => line.trim())).headings.map(({ level, marker, text, ownLine }) => `${'  '.repeat(level - 1)}${ownLine ? '' : '>'}${marker}|${text}`)
}

describe('headings', () => {
  it.each<[string, string, string[]]>([
    ['stand on lines of their own', '一、学习\n要学。\n二、落实\n要做。', ['一、|学习', '二、|落实']],
    ['run in at the head of a paragraph', '第一，要学习。学无止境。\n第二，要落实。久久为功。', ['>第一，|要学习', '>第二，|要落实']],
    ['go both ways in one list', '（一）学习\n要学。\n（二）落实。要做。', ['（一）|学习', '>（二）|落实']],
    ['may be all of their paragraph', '一是学习；\n二是落实。', ['>一是|学习', '>二是|落实']],
    ['nest as official papers do', '一、甲事\n（一）乙事\n1.丙事\n话。\n2.丁事\n话。\n（二）戊事\n话。\n二、己事\n话。', ['一、|甲事', '  （一）|乙事', '    1.|丙事', '    2.|丁事', '  （二）|戊事', '二、|己事']],
    ['nest as they come first: 一要 over 第一', '一要学习\n话。\n第一，要读书。多读。\n第二，要思考。多想。\n二要落实\n话。\n第一，要快。要快。\n第二，要好。要好。', ['一要|学习', '  >第一，|要读书', '  >第二，|要思考', '二要|落实', '  >第一，|要快', '  >第二，|要好']],
    ['stand under what is next above them, level skipped or not', '一、甲事\n1.乙事\n话。\n2.丙事\n话。\n二、丁事\n（一）戊事\n1.己事\n话。\n2.庚事\n话。\n（二）辛事\n话。', ['一、|甲事', '  1.|乙事', '  2.|丙事', '二、|丁事', '  （一）|戊事', '    1.|己事', '    2.|庚事', '  （二）|辛事']],
    ['come back to the level they had: 第一 after a list', '一、甲事\n第一，乙。话。\n第二，丙。话。\n二、丁事\n一是戊。话。\n二是己。话。\n第一，庚。话。\n第二，辛。话。', ['一、|甲事', '  >第一，|乙', '  >第二，|丙', '二、|丁事', '  >第一，|庚', '  >第二，|辛']],
    ['need no number', '回顾过去\n话。\n展望未来\n话。', ['|回顾过去', '|展望未来']],
    ['need no number below others', '一、甲事\n回顾过去\n话。\n展望未来\n话。\n二、乙事\n话。', ['一、|甲事', '  |回顾过去', '  |展望未来', '二、|乙事']],
    ['count in words', '首先，要学。话。\n其次，要做。话。\n最后，要成。话。', ['>首先，|要学', '>其次，|要做', '>最后，|要成']],
    ['count in dashes', '——坚持学习。话。\n——坚持落实。话。', ['>——|坚持学习', '>——|坚持落实']],
    ['count in parts', '第一部分 回顾\n一、甲事\n话。\n二、乙事\n话。\n第二部分 展望\n一、丙事\n话。\n二、丁事\n话。', ['第一部分|回顾', '  一、|甲事', '  二、|乙事', '第二部分|展望', '  一、|丙事', '  二、|丁事']],
    ['may count on through all sections', '一、甲事\n1.乙事\n话。\n2.丙事\n话。\n二、丁事\n3.戊事\n话。\n4.己事\n话。', ['一、|甲事', '  1.|乙事', '  2.|丙事', '二、|丁事', '  3.|戊事', '  4.|己事']],
    ['may be questions', '什么是初心？\n话。\n什么是使命？\n话。', ['|什么是初心？', '|什么是使命？']],
    ['may be short sentences alike, each over what is said of it', '开头的话。\n感激组织。是组织把我培养成人，没有组织就没有我。\n感激班子。我们一起爬过最陡的坡，熬过最长的夜。\n感激群众。两个煮鸡蛋，热到我心里去了，忘不了。\n结尾的话。', ['>|感激组织', '>|感激班子', '>|感激群众']],
    ['may be such sentences on lines of their own', '离开云岭，我心存感激。\n话。\n离开云岭，我心感欣慰。\n话。\n离开云岭，我心怀愧疚。\n话。', ['>|离开云岭，我心存感激', '>|离开云岭，我心感欣慰', '>|离开云岭，我心怀愧疚']],
    ['may count with the same numbers right below another', '一、甲事\n话。\n二、乙事\n话。\n三、丙事\n一、丁。话。\n二、戊。话。', ['一、|甲事', '二、|乙事', '三、|丙事', '  >一、|丁', '  >二、|戊']],
    ['stand on lines of their own above turns that came before', '首先，甲。话。\n其次，乙。话。\n聚焦\n话。\n成长\n话。', ['|聚焦', '|成长']],
    ['may start a second list beside the first', '一、甲事\n一是乙。\n二是丙。\n话。\n一是丁。\n二是戊。\n二、己事\n话。', ['一、|甲事', '  >一是|乙', '  >二是|丙', '  >一是|丁', '  >二是|戊', '二、|己事']],
  ])('%s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected)
  })

  it.each<[string, string, string[]]>([
    ['a lone marker', '话。\n一是学习。学无止境。\n话。', []],
    ['lone markers of several forms', '首先，我说一句。\n第一，要学习。\n一、甲事\n话。', []],
    ['rhetoric within a sentence', '第一是保护，第二是保护，第三还是保护。\n第一是发展，第二是发展。', []],
    ['lists within paragraphs', '一、甲事\n一是乙。二是丙。\n二、丁事\n一是戊。二是己。', ['一、|甲事', '二、|丁事']],
    ['a list before the first heading', '过去一年：\n一是学了。\n二是做了。\n一、甲事\n话。\n二、乙事\n话。', ['一、|甲事', '二、|乙事']],
    ['a list before the headings of a section', '一、甲事\n一是学了。\n二是做了。\n（一）乙事\n话。\n（二）丙事\n话。\n二、丁事\n话。', ['一、|甲事', '  （一）|乙事', '  （二）|丙事', '二、|丁事']],
    ['a lone turn before the first heading', '首先，我代表市委说一句。\n一、甲事\n话。\n二、乙事\n话。\n最后，还要说一句。', ['一、|甲事', '二、|乙事']],
    ['a list of turns before the first heading', '首先，甲。话。\n其次，乙。话。\n一、丙事\n话。\n二、丁事\n话。', ['一、|丙事', '二、|丁事']],
    ['a beginning and an end without a middle', '首先，甲。话。\n最后，乙。话。', []],
    ['the rest of a list that begins within a paragraph', '一是甲。二是乙。\n三是丙。话。\n四是丁。话。', []],
    ['a decimal', '一、甲事\n2.5万人受益。\n二、乙事\n3.15是消费者的日子。', ['一、|甲事', '二、|乙事']],
    ['words of thanks', '首先，要学。话。\n其次，要做。话。\n最后，祝大家新年快乐！', ['>首先，|要学', '>其次，|要做']],
    ['addresses, verse and a signature', '各位代表\n话。\n同志们！\n长风破浪会有时\n直挂云帆济沧海\n话。\n市安委会\n2021年6月1日', []],
    ['stage directions and quotations', '话。\n（热烈鼓掌）\n话。\n“实干兴邦”\n话。', []],
    ['lines longer than thirty characters', `${'长'.repeat(31)}\n话。\n${'短'.repeat(31)}\n话。`, []],
    ['what ends the text', '回顾过去\n话。\n展望未来', []],
  ])('are not %s', (_, text, expected) => {
    expect(outline(text)).toEqual(expected)
  })

  it.each<[string, string, string[], string[]]>([
    ['a number left out', '一、甲事\n话。\n二、乙事\n话。\n四、丁事\n话。', ['一、|甲事', '二、|乙事', '四、|丁事'], ['编号跳了：四、丁事']],
    ['a number twice', '一、甲事\n话。\n二、乙事\n话。\n二、丙事\n话。', ['一、|甲事', '二、|乙事', '二、|丙事'], ['编号重复或倒退：二、丙事']],
    ['an appendix', '一、甲事\n话。\n二、乙事\n话。\n一、丙事\n话。\n二、丁事\n话。', ['一、|甲事', '二、|乙事', '一、|丙事', '二、|丁事'], ['编号又从一开始：一、丙事']],
    ['a list that starts in the middle, which stays text', '话。\n三是丙。话。\n四是丁。话。', [], ['编号不是从一开始：三是丙。话。', '编号不是从一开始：四是丁。话。']],
    ['nothing of sound numbers', '一、甲事\n话。\n二、乙事\n话。', ['一、|甲事', '二、|乙事'], []],
  ])('are reported with %s', (_, text, expected, remarks) => {
    expect(outline(text)).toEqual(expected)
    expect(headingsIn(text.split('\n')).remarks.map(({ what, words }) => `${what}：${words}`)).toEqual(remarks)
  })

  it.each([
    ['一要提高政治站位，把好政治统领这个“舵”', { text: '提高政治站位', metaphor: '把好政治统领这个“舵”', image: '舵', ordinal: '一' }],
    ['一、压实责任，牵住责任制这个“牛鼻子”', { text: '压实责任，牵住责任制这个“牛鼻子”', ordinal: '一' }],
    ['（一）压实责任，拧紧安全这颗“钉”', { text: '压实责任', metaphor: '拧紧安全这颗“钉”', image: '钉', ordinal: '（一）' }],
    ['第一，要守住廉洁这条“线”。', { text: '要守住廉洁这条“线”', ordinal: '第一' }],
  ])('have the metaphor of “%s”', (line, expected) => {
    const { metaphor, image, ...rest } = { metaphor: undefined, image: undefined, ...expected }
    const next = line.replace('一', '二')
    const [heading] = headingsIn([line, '话。', next, '话。']).headings
    expect(heading).toMatchObject({ ...rest, line })
    expect([heading!.metaphor, heading!.image]).toEqual([metaphor, image])
  })

  it('without a number are named by their text', () => {
    expect(headingsIn(['回顾过去', '话。', '展望未来', '话。']).headings.map(({ ordinal, marker }) => [ordinal, marker])).toEqual([['回顾过去', ''], ['展望未来', '']])
  })
})
