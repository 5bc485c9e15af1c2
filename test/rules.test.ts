import type { Sample } from './support/content.ts'
import { describe, expect, it } from 'vitest'
import { checkRules } from '../engine/export/pdf/rules.ts'
import { documentOf } from './support/content.ts'

const form = { X0: { content: '0 0 m\n9 9 l\nS', matrix: [0.2, 0, 0, 0.2, 0, 0] } }

describe('checkRules', () => {
  it.each<[string, Sample]>([
    ['a page without rules', { content: 'q\nQ' }],
    ['a line of a quarter point', { content: '.25 w\n0 0 m\n9 9 l\nS' }],
    ['a thin line that is scaled up', { content: '2 0 0 2 0 0 cm\n.125 w\n0 0 m\n9 9 l\nS' }],
    ['a thin line width that draws nothing', { content: 'q\n.1 w\nQ\n0 0 m\n9 9 l\nS' }],
    ['a thin path that only clips', { content: '0 0 9 .1 re\nW n\n0 0 9 9 re\nf' }],
    ['a triangle, whatever its corners', { content: '0 0 m\n9 0 l\n0 9 l\nh\nf' }],
    ['a point that is filled', { content: '0 0 m\nf' }],
    ['a form that is drawn large enough', { content: '2 0 0 2 0 0 cm\n/X0 Do', forms: form }],
  ])('takes %s', async (_, sample) => {
    const document = await documentOf(sample)
    expect(() => checkRules(document)).not.toThrow()
  })

  it.each<[string, Sample, string]>([
    ['a thin line', { content: '.2 w\n0 0 m\n9 9 l\nS' }, '0.200'],
    ['a line thin along one axis', { content: '.1 0 0 1 0 0 cm\n0 0 m\n9 9 l\ns' }, '0.100'],
    ['a line that is turned and scaled down', { content: '0 .2 -.2 0 0 0 cm\n0 0 m\n9 9 l\nS' }, '0.200'],
    ['a line width of a graphics state', { content: '/G0 gs\n0 0 m\n9 9 l\nS', states: { G0: { LW: 0.2 } } }, '0.200'],
    ['a flat rectangle', { content: '0 0 9 .1 re\nf' }, '0.100'],
    ['a flat rectangle among others, drawn downwards', { content: '0 0 9 9 re\n0 0 9 -.1 re\nf*' }, '0.100'],
    ['a flat polygon', { content: '0 0 m\n9 0 l\n9 .2 l\nh\nf' }, '0.200'],
    ['a filled shape with a thin line around it', { content: '.1 w\n0 0 9 9 re\nB' }, '0.100'],
    ['a flat shape with a line around it', { content: '0 0 9 .1 re\nb*' }, '0.100'],
    ['a form that is drawn small', { content: '/X0 Do', forms: form }, '0.200'],
    ['a form under a thin line width', { content: '.5 w\n/X0 Do', forms: form }, '0.100'],
  ])('refuses %s, with its page and width', async (_, sample, width) => {
    const document = await documentOf({ content: '' }, sample)
    expect(() => checkRules(document)).toThrow(expect.objectContaining({ name: 'UserError', message: expect.stringContaining(`：第 2 页有 ${width} 磅的；`) }))
  })
})
