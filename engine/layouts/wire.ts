import type { Layout } from './declaration.ts'

/** The live wire. */
export const wire: Layout = {
  name: '高压线',
  title: 'heading',
  settings: {},
  body: { says: '逐条出现，末一条出现时线变粗；其中最重的话加粗', needed: true, bullets: { least: 1, most: 4 } },
  slots: {},
  example: `---
layout: wire
---

### 充分发挥<wbr>机关纪委作用

- 发现苗头问题及时提醒纠正
- 触犯纪律立即严肃处理
- 使纪律始终成为**带电的高压线**
`,
}
