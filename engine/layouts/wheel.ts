import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** Words around the helm. */
export const wheel: Layout = {
  name: '舵轮',
  title: 'heading',
  settings: {},
  body: { says: '舵轮四周的几项', needed: true, bullets: { least: 2, most: 6 } },
  slots: { aside: ASIDE },
  example: `---
layout: wheel
---

### 以机关党建的质量<wbr>带动

- **思想**建设
- **组织**建设
- **作风**建设
- **纪律**建设
- **制度**建设

::aside::

- **全面提高**
`,
}
