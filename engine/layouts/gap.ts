import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

const HALF = { needed: true, bullets: { least: 1, most: 4 }, paragraphs: { most: 2, where: 'around' } } as const

/** Achievements, and what is still wanting. */
export const gap: Layout = {
  name: '成绩与差距',
  title: 'heading',
  settings: {},
  body: { says: '已经做到的，在实线上；前后可各有一个标签', ...HALF },
  slots: { short: { says: '还没有做到的，在虚线上；前后可各有一个标签', ...HALF }, aside: ASIDE },
  example: `---
layout: gap
---

## 成绩来之不易

双下降

- 事故起数和伤亡人数

::short::

也要看到

- 少数企业重效益轻安全
- 隐患排查走了过场
`,
}
