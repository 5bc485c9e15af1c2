import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** The last slide. */
export const closing: Layout = {
  name: '结尾',
  title: 'heading',
  settings: {},
  slots: { aside: { ...ASIDE, says: '线下的一两句，逐条出现' } },
  example: `---
layout: closing
---

# 安全生产<wbr>没有旁观者

::aside::

- 立即行动起来
- 用三个月的实干换来一方平安
`,
}
