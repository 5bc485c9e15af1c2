import type { Layout } from './declaration.ts'

/** The divider before a section. */
export const section: Layout = {
  name: '分部分',
  title: 'heading',
  settings: {
    symbol: { type: 'character', needed: false, shown: true, says: '这一部分的意象，立在线上；不写就是序号' },
    metaphor: { type: 'text', needed: false, shown: true, says: '说出意象的那句话，在线下' },
    motif: { type: 'character', needed: false, shown: false, with: 'symbol', says: '借用别的意象的图形：舵、田' },
  },
  slots: {},
  example: `---
layout: section
section: 一
symbol: 钟
metaphor: 敲响安全生产<wbr>这口“钟”
---

# 绷紧思想之弦
`,
}
