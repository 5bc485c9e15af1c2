import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** Key words side by side. */
export const columns: Layout = {
  name: '并列',
  title: 'heading',
  settings: {},
  body: { says: '并列的几项，各有一处关键词加粗', needed: true, bullets: { least: 2, most: 6 }, paragraphs: { most: 1, where: 'around' } },
  slots: { aside: ASIDE },
  bold: 'each',
  example: `---
layout: columns
section: 一
point: 第二
---

## 要压实责任

- **管行业**必须管安全
- **管业务**必须管安全
- **管生产经营**必须管安全
`,
}
