import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { draft } from '../engine/draft/index.ts'
import { bytesOf } from './support/speeches.ts'

const BODY = '同志们：\n今天我们召开这次会议，主要任务是动员全县上下迅速行动起来，把各项工作抓紧抓好。\n一、提高认识\n要提高认识，要转变作风，要真抓实干。\n二、落实责任\n要落实责任，要严格考核，要严肃问责。\n谢谢大家！\n'

it.each<[lines: string, title: string, author: string | undefined, date: string | undefined]>([
  ['在全市大会上的讲话\n张三\n（2021年5月6日）', '在全市大会上的讲话', '张三', '2021年5月6日'],
  ['在全市大会上的讲话\n（2021年5月6日　张三）', '在全市大会上的讲话', '张三', '2021年5月6日'],
  ['在全市大会上的讲话\n2021年5月6日　市长　张三', '在全市大会上的讲话', '市长 张三', '2021年5月6日'],
  ['在全市大会上的讲话\n（2021年5月6日，市会议中心）', '在全市大会上的讲话', undefined, '2021年5月6日'],
  ['在全市大会上的讲话\n（2021年5月6日上午9:00）', '在全市大会上的讲话', undefined, '2021年5月6日'],
  ['市长　张三\n在全市大会上的讲话\n2021.5.6', '在全市大会上的讲话', '市长 张三', '2021.5.6'],
  ['凝心聚力　砥砺前行\n——在全市大会上的讲话\n市纪委副书记、市监委副主任　张三\n二〇二一年五月六日', '凝心聚力 砥砺前行——在全市大会上的讲话', '市纪委副书记、市监委副主任 张三', '二〇二一年五月六日'],
  ['政府工作报告\n——2022年1月11日在清河县第十八届人民代表大会第一次会议上\n县长　赵志远', '政府工作报告', '县长 赵志远', '2022年1月11日'],
  ['党课讲稿\n坚守忠诚干净担当，争做新时代合格党员', '坚守忠诚干净担当，争做新时代合格党员', undefined, undefined],
  ['穿越周期，聚势谋远\n集团公司董事长在2024年工作会上的主题报告', '穿越周期，聚势谋远 集团公司董事长在2024年工作会上的主题报告', undefined, undefined],
  ['在全市安全生产工作\n会议上的讲话', '在全市安全生产工作会议上的讲话', undefined, undefined],
  ['讲话稿\n\n在全市大会上的讲话', '在全市大会上的讲话', undefined, undefined],
  ['内部资料　注意保存\n在全市大会上的讲话\n张三', '在全市大会上的讲话', '张三', undefined],
  ['（送审稿）\n在全市大会上的讲话\n讲话人：张三', '在全市大会上的讲话', '张三', undefined],
  ['个人对照检查材料\n张　伟\n（2022年1月）', '个人对照检查材料', '张 伟', '2022年1月'],
])('the lines above a speech are told apart: %j', async (lines, title, author, date) => {
  const { files } = await draft({ bytes: new TextEncoder().encode(`${lines}\n\n${BODY}`), name: 'x.txt' })
  const head = parse(files['slides.md']!.split('---')[1]!) as Record<string, string>
  expect([head.title, head.author, head.date]).toEqual([title, author, date])
})

it('a salutation that the width of the page has broken is whole, and so are the paragraphs below', async () => {
  const { files } = await draft({ bytes: bytesOf('wrapped'), name: 'x.txt' })
  const lines = files['speech/speech.txt']!.split('\n')
  expect(lines).toContain('亲爱的2023届毕业生同学们，尊敬的各位家长、老师们、来宾们：')
  expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^六月的江南.*表示最衷心的感谢！$/)]))
})
