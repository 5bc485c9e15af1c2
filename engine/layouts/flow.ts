import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** Sentences that follow from one another. */
export const flow: Layout = {
  name: '递进',
  title: 'heading',
  settings: {},
  body: {
    says: '先后相承的几句，相邻两句共有的词都加粗就连成环；前面可有一句话，或一两条短句',
    needed: true,
    bullets: { least: 1, most: 2 },
    numbers: { least: 2, most: 4 },
    paragraphs: { most: 1, where: 'before' },
  },
  slots: { aside: ASIDE },
  example: `---
layout: flow
section: 一
---

## 安全是发展的前提

1. 通过整治强化**责任**
2. 通过**责任**保障平安
`,
}
