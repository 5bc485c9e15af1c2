import type { Layout } from './declaration.ts'

/** A gain, and its cost. */
export const ledger: Layout = {
  name: '算账',
  title: 'heading',
  settings: {
    rows: { type: { gain: '一时所得', cost: '代价', verdict: '线下的一问' }, needed: true, shown: true, least: 1, most: 2, says: '要算的账，每笔三项' },
  },
  slots: {},
  example: `---
layout: ledger
rows:
  - gain: 贪一时小利
    cost: 丢一世清白
    verdict: 值不值
  - gain: 图一时痛快
    cost: 误一家团圆
    verdict: 值不值
---

## 要算清两笔账
`,
}
