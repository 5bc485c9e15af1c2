import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** Numbers with what they count. */
export const figures: Layout = {
  name: '数字',
  title: 'heading',
  settings: {},
  body: { says: '几个数字，数字加粗，前面是所数的事，后面是单位', needed: true, bullets: { least: 1, most: 4 } },
  slots: { aside: ASIDE },
  bold: 'each',
  example: `---
layout: figures
section: 一
---

## 成绩来之不易

- 排查隐患**36**处
- 整改率**98%**
`,
}
