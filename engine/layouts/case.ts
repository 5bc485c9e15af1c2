import type { Layout } from './declaration.ts'

/** A case study. */
export const caseStudy: Layout = {
  name: '案例',
  title: 'settings',
  settings: {
    title: { type: 'text', needed: true, shown: true, says: '案例的编号，如“案例一”' },
    office: { type: 'text', needed: true, shown: true, says: '当事人的单位、职务和姓名' },
    facts: { type: 'texts', needed: true, shown: true, least: 1, most: 4, says: '事实，逐条出现' },
    date: { type: 'text', needed: false, shown: true, says: '处理的时间' },
    consequences: { type: 'texts', needed: true, shown: true, least: 1, most: 2, says: '后果，在线下逐条出现' },
  },
  slots: {},
  example: `---
layout: case
section: 一
title: 案例一
office: 市粮食储备管理中心<wbr>仓储管理科原科长XX
facts:
  - 虚报损耗套取资金
  - 截留粮款XX万元
date: 2021年3月
consequences:
  - 开除党籍处分
  - 违纪所得予以收缴
---
`,
}
