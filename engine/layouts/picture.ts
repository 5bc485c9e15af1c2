import type { Layout } from './declaration.ts'
import { ASIDE } from './declaration.ts'

/** A picture, large. */
export const picture: Layout = {
  name: '图片',
  title: 'heading',
  settings: {},
  body: { says: '一张图片，立在线上，缩到放得下；方括号里写它画的是什么，给看不见的人听，不必是原话', needed: true, picture: 'needed' },
  slots: { aside: { ...ASIDE, says: '图片的说明，在线下' } },
  example: `---
layout: picture
---

## 汛前除险加固

![大坝背水坡正在浇筑护面，十几名工人站在脚手架上](/dam.jpg)

::aside::

今年汛前全部完成除险加固
`,
}
