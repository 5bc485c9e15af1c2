import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** A poster: the phrase that matters, in bold. */
export const statement: Layout = {
  name: '一句话',
  title: 'heading',
  settings: {},
  body: { says: '引出大字的话；大字也可以加粗在这里', needed: false, bullets: { least: 1, most: 3 }, paragraphs: { most: 1, where: 'around' } },
  slots: { aside: ASIDE },
  bold: 'somewhere',
  example: `---
layout: statement
section: 二
---

## 为期**三个月**

::aside::

专项整治从今天开始
`,
}
