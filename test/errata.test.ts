import { describe, expect, it } from 'vitest'
import { UserError } from '../engine/command/run.ts'
import { applyErrata, parseErrata } from '../engine/speech/errata.ts'
import { complaintOf } from './support/complaint.ts'

describe('the errata', () => {
  it('are applied where they are corrected, and only looked for where they are queried', () => {
    const errata = [
      { written: '这些这些', spoken: '这些', reason: '叠字', status: 'corrected' as const },
      { written: '重审', spoken: '重申', reason: '误', status: 'queried' as const },
    ]
    expect(applyErrata('这些这些要重审。', errata)).toBe('这些要重审。')
  })

  it.each([
    ['丁', 'corrected', 'speech.txt 里没有这几个字（出现 0 次）：“丁”，这句话已经删改，请删去这一条'],
    ['丁', 'queried', 'speech.txt 里没有这几个字（出现 0 次）：“丁”，这句话已经删改，请删去这一条'],
    ['甲', 'corrected', '这几个字在 speech.txt 中出现 2 次，应恰为一次：“甲”'],
    ['甲', 'queried', '这几个字在 speech.txt 中出现 2 次，应恰为一次：“甲”'],
  ] as const)('must quote words that are there once: %s, %s', (words, status, quoted) => {
    expect(complaintOf(() => applyErrata('甲乙甲丙', [{ written: words, spoken: '戊', reason: '误', status }]), UserError)).toContain(quoted)
  })

  it('must not overlap', () => {
    const errata = ['甲乙', '乙丙'].map(written => ({ written, spoken: '丁', reason: '误', status: 'corrected' as const }))
    expect(complaintOf(() => applyErrata('甲乙丙', errata), UserError)).toContain('与另一条重叠：“乙丙”')
  })

  const ENTRY = '- written: 甲\n  spoken: 乙\n  reason: 误\n  status: corrected\n'

  it.each([
    ['no written', '- written: 甲\n ', '-', '第 1 条（无 written）缺“written”'],
    ['no spoken', '  spoken: 乙\n', '', '第 1 条（甲）缺“spoken”'],
    ['no reason', '  reason: 误\n', '', '第 1 条（甲）缺“reason”'],
    ['no status', '  status: corrected\n', '', '第 1 条（甲）缺“status”'],
    ['unknown status', 'corrected', 'rejected', 'speech/errata.yml:4: 第 1 条（甲）的 status 写错了：“rejected”'],
    ['an entry with nothing in it', ENTRY, '-\n', '第 1 条（无 written）'],
    ['no list', ENTRY, 'written: 甲\n', '这一条没有以“- ”起头：“written: 甲”'],
    ['no YAML', ENTRY, '- [', '写错了'],
  ])('must be whole: %s', (_, sound, spoilt, quoted) => {
    expect(parseErrata(ENTRY)).toEqual([{ written: '甲', spoken: '乙', reason: '误', status: 'corrected', line: 1 }])
    expect(complaintOf(() => parseErrata(ENTRY.replace(sound, spoilt)), UserError)).toContain(quoted)
  })

  it.each(['', '# 没有勘误\n', '[]\n'])('may be none: %j', (yaml) => {
    expect(parseErrata(yaml)).toEqual([])
  })
})
