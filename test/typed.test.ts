import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { asTyped } from '../engine/frontmatter.ts'
import { parseBlanks } from '../engine/speech/blanks.ts'
import { parseErrata } from '../engine/speech/errata.ts'

/** Texts that YAML would read as numbers, dates, switches or nothing. */
const TYPED = ['12.50', '1234.50', '0012', '3.0', 'null', 'yes', 'true', 'Off', '1e3', '0x1F', '2021', 'Null', '1.10']

describe('text is text', () => {
  it.each(TYPED)('a blank is filled with %s as it is typed', (typed) => {
    expect(parseBlanks(`- name: 数\n  places: [共XX元]\n  filled: ${typed}\n`)[0]!.filled).toBe(typed)
  })

  it.each(TYPED)('an erratum of %s is as it is typed', (typed) => {
    expect(parseErrata(`- written: ${typed}\n  spoken: ${typed}\n  reason: ${typed}\n  status: queried\n`)[0]).toMatchObject({ written: typed, spoken: typed, reason: typed })
  })

  it.each([...TYPED, '~', '+12', '-0', '.inf', '0o17'])('a setting of words is %s as it is typed', (typed) => {
    const [, yaml] = asTyped(`---\ntitle: 题\ndate: ${typed}\nfacts:\n  - ${typed}\nlabels:\n  事由: ${typed}\n---\n\n# 题\n`).split('---\n')
    expect(parse(yaml!)).toEqual({ title: '题', date: typed, facts: [typed], labels: { 事由: typed } })
  })

  it('a setting that is a number, a switch or empty stays one', () => {
    const slides = '---\nrate: 160\nhide: true\ncanvasWidth: 1280\nempty:\nquoted: "12.50"\n---\n\n12.50\n\n<!-- 0012 -->\n'
    expect(asTyped(slides)).toBe(slides)
  })

  it('settings are read in every slide, and lines stay where they are', () => {
    const slides = ['---', 'title: 1.0', '---', '', '# 甲', '', '---', '', '# 乙', '', '---', 'date: 2.0', '---', '', '# 丙', ''].join('\n')
    expect(asTyped(slides)).toBe(slides.replace('1.0', '"1.0"').replace('2.0', '"2.0"'))
  })

  it.each(['true', 'false', 'True', 'FALSE'])('public may be %s', (typed) => {
    expect(parseBlanks(`- name: 数\n  places: [共XX元]\n  public: ${typed}\n`)[0]!.public).toBe(typed.toLowerCase() === 'true')
  })

  it.each(['yes', 'no', '1', '是', 'on', 'null'])('public may not be %s, and it says so', (typed) => {
    expect(() => parseBlanks(`- name: 数\n  places: [共XX元]\n  public: ${typed}\n`)).toThrow(`speech/blanks.yml:3: 第 1 条（数）的 public 写错了：“${typed}”，只能是 true（上公开的网站）或 false（不上）`)
  })
})
