import type { Layout } from './declaration.ts'

/** The sections come by themselves. */
export const agenda: Layout = {
  name: '目录',
  title: 'heading',
  settings: {},
  slots: {},
  example: `---
layout: agenda
---

## 我讲两点意见
`,
}
