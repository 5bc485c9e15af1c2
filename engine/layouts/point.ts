import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** Phrases one below the other. */
export const point: Layout = {
  name: '要点',
  title: 'heading',
  settings: {},
  body: { says: '逐条出现的短句；可有一张图片，放在右边', needed: true, bullets: { least: 1, most: 6 }, picture: 'possible' },
  slots: { aside: ASIDE },
  example: `---
layout: point
section: 二
point: 第一
---

## 要全面排查

- 仓库
- 工地
- 商场
- 学校

::aside::

不留死角，不留盲区
`,
}
