import type { Layout } from './declaration.ts'

/** Things that must not be done, beyond the line. */
export const never: Layout = {
  name: '底线',
  title: 'heading',
  settings: {},
  body: { says: '不可做的几件事，每条加粗的字在线外', needed: true, bullets: { least: 1, most: 4 } },
  slots: {},
  bold: 'last',
  example: `---
layout: never
---

### 守好廉洁底线

- 不该吃的饭<br>坚决不能**吃**
- 不该拿的<br>坚决不能**拿**
- 不该去的地方<br>坚决不能**去**
`,
}
