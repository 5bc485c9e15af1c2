import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** Words of somebody else. */
export const quote: Layout = {
  name: '引语',
  title: 'heading',
  settings: {},
  body: { says: '引文，前后可各有一句说明是谁说的', needed: true, quotation: true, paragraphs: { most: 2, where: 'around' } },
  slots: { aside: ASIDE },
  example: `---
layout: quote
---

### 一位独居老人说

> 你们一敲门，<wbr>我心里就亮了。
`,
}
