import type { Layout } from './declaration.ts'

/** The first slide. */
export const cover: Layout = {
  name: '封面',
  title: 'heading',
  settings: {},
  slots: {},
  example: `---
layout: cover
---

# 在全区安全生产专项整治<wbr>动员会上的讲话
`,
}
