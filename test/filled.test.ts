import { describe, expect, it } from 'vitest'
import { markFilled, markSettings } from '../engine/build/filled.ts'
import { parseBlanks } from '../engine/speech/blanks.ts'

describe('a blank may be filled with', () => {
  it.each(['张伟', '欧阳建国', '阿卜杜·热合曼', '中国第一重型机械装备制造股份有限公司', '1,234.56', '37.5%', '12％', '㐂喆', '䶮', '𰻝', '𠮷'])('%s', (filled) => {
    expect(parseBlanks(`- { name: 某, places: [XX市], filled: "${filled}" }`)[0]!.filled).toBe(filled)
  })

  it.each(['张 伟', '*张伟*', '%5', ',5', '张；伟', '<b>', '张[伟]', '#张'])('but not with %s', (filled) => {
    expect(() => parseBlanks(`- { name: 某, places: [XX市], filled: "${filled}" }`)).toThrow(`filled 里有不能用的字：“${filled}”，只可是`)
  })
})

describe('a filled blank is marked', () => {
  it.each<[string, string[], string, string]>([
    ['in a heading', ['张小伟'], '## 副部长张小伟', '## 副部长<Filled>张小伟</Filled>'],
    ['in bold', ['张小伟'], '- 副部长**张小伟**', '- 副部长**<Filled>张小伟</Filled>**'],
    ['wherever it comes', ['张伟'], '张伟、张伟', '<Filled>张伟</Filled>、<Filled>张伟</Filled>'],
    ['the longer of two', ['张伟', '张伟国'], '张伟国和张伟', '<Filled>张伟国</Filled>和<Filled>张伟</Filled>'],
    ['a figure', ['1,234.56'], '费用1,234.56万元', '费用<Filled>1,234.56</Filled>万元'],
    ['not in a tag', ['photo'], '<img alt="photo">', '<img alt="photo">'],
    ['not of one character', ['5'], '5月5日', '5月5日'],
    ['a rare character that Hei lacks, in Kai', ['𠮷建伟'], '主任𠮷建伟', '主任<Filled voice>𠮷建伟</Filled>'],
    ['a rare character that Song lacks, in Kai', ['王𰻝'], '主任王𰻝', '主任<Filled voice>王𰻝</Filled>'],
    ['rare characters that all faces have', ['㐂䶮'], '主任㐂䶮', '主任<Filled>㐂䶮</Filled>'],
    ['what none has stays for the check to refuse', ['\u{2A6D6}建'], '主任\u{2A6D6}建', '主任<Filled>\u{2A6D6}建</Filled>'],
  ])('%s', (_, values, text, marked) => {
    expect(markFilled(values)(text)).toBe(marked)
  })

  it('in what a layout shows of its settings, and in nothing else', () => {
    const frontmatter = { layout: 'case', section: '张伟', title: '案例一', office: '主任张伟', facts: ['张伟收钱'], class: '张伟' }
    markSettings(frontmatter, markFilled(['张伟']))
    expect(frontmatter).toEqual({ layout: 'case', section: '张伟', title: '案例一', office: '主任<Filled>张伟</Filled>', facts: ['<Filled>张伟</Filled>收钱'], class: '张伟' })
  })

  it('in each row of a ledger', () => {
    const frontmatter = { layout: 'ledger', rows: [{ gain: '张伟', cost: '无', verdict: '值不值' }] }
    markSettings(frontmatter, markFilled(['张伟']))
    expect(frontmatter.rows).toEqual([{ gain: '<Filled>张伟</Filled>', cost: '无', verdict: '值不值' }])
  })
})
