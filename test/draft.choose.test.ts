import { expect, it } from 'vitest'
import { itemsOf } from '../engine/draft/choose/sketch.ts'
import { draft } from '../engine/draft/index.ts'
import { parseSpeech } from '../engine/speech/parse.ts'
import { bytesOf } from './support/speeches.ts'

const OPENING = '今天我们召开这次会议，主要任务是动员全县上下迅速行动起来，把各项工作抓紧抓好。'.repeat(3)
const CLOSING = '同志们，任务已经明确，关键在于落实。谢谢大家！'

/** The slides of a speech in which something is said, each as its title and items. */
async function slidesOf(said: string): Promise<{ title: string, items: string[] }[]> {
  const { sketches, files } = await draft({ bytes: new TextEncoder().encode(`在大会上的讲话\n\n同志们：\n${OPENING}\n一、第一件事\n${said}\n二、第二件事\n${OPENING}\n${CLOSING}\n`), name: '稿.txt' })
  const { spoken } = parseSpeech(files['speech/speech.txt']!)
  return sketches.map(sketch => ({ title: sketch.title ? spoken.slice(sketch.title.start, sketch.title.end) : '', items: itemsOf(sketch).map(({ start, end }) => spoken.slice(start, end)) }))
}

it.each<[rule: string, said: string, shown: string[], not: string[]]>([
  ['what others think and the speaker refuses', '有的同志认为，只要出不了大事，管得松一点没关系。这种想法是极其错误的，必须坚决纠正。', ['坚决纠正'], ['管得松一点没关系', '只要出不了大事']],
  ['a rate without what it is of', '全年实现营业收入87.6亿元，同比增长14.2%；实现净利润6.3亿元，同比增长9.8%；研发投入4.1亿元，占营收比重4.7%；海外收入占比突破30%。', ['实现净利润6.3亿元', '研发投入4.1亿元'], ['同比增长14.2%', '同比增长9.8%']],
  ['half of a contrast', '这件事我们想了很久。制度不是没有，而是没有执行；差距不在条件，而在作风。要把责任压实，要把措施做细，要把工作做到位，不能走过场。', ['制度不是没有，而是没有执行'], ['制度不是没有', '而是没有执行']],
  ['a thing of which the next clause says something', '这笔账要算清楚。一根几块钱的充电线，烧掉了三个家庭的幸福。要全面排查，要立查立改，要严肃问责，决不能让悲剧重演，决不能让群众流泪。', ['一根几块钱的充电线，烧掉了三个家庭的幸福'], ['一根几块钱的充电线']],
  ['a torn word where things are counted up', '抓招商引资。聚焦主导产业，开展产业链招商、以商招商、基金招商。', ['产业链招商'], ['业链招商', '链招商']],
  ['a preposition before what is counted up', '要支持龙头企业技术改造。推动羊绒产业向高端化、智能化、绿色化迈进，让老产业焕发新的生机。', ['高端化', '绿色化'], ['向高端化']],
  ['pairs as if they were a run', '百年大计，教育为本；教育大计，教师为本。要让尊师重教成为风尚，要让教师安心从教，要让教育优先发展，让每个孩子都能上好学。', [], ['教育大计']],
  ['when something is to be done, without what', '要全面排查隐患。今年10月底前，每个乡镇至少建成一座中转站，做到日产日清、不留死角，形成长效机制，让村庄干净起来。', ['做到日产日清、不留死角'], ['今年10月底前']],
  ['what only follows from a condition', '离开忠诚谈干净，干净就没有方向；离开干净谈担当，担当就没有根基。不是所有的钱我们都要挣，不做减法，我们就没有明天。', ['离开忠诚谈干净，干净就没有方向', '不做减法，我们就没有明天'], ['干净就没有方向', '担当就没有根基', '我们就没有明天']],
  ['half of a choice', '凡触碰红线的，一票否决。宁可少赚一个亿，也不违规签一单；未来不可预测，但可以创造。', ['宁可少赚一个亿，也不违规签一单'], ['宁可少赚一个亿', '未来不可预测']],
  ['a person without what he did', '我们的同志是好样的。呼吸科主任医师孙立新，连续28天没有回家；东港镇那家服装厂，先后被检查过5次，疏散通道还是堵着。', ['连续28天没有回家'], ['呼吸科主任医师孙立新', '东港镇那家服装厂']],
  ['where something began, without what it became', '这座城市变了样。从工业产值不足千万元，发展成为制造业强市；从一条马路一盏灯，发展成为枢纽城市。要继续努力，要再创佳绩。', [], ['从工业产值不足千万元', '从一条马路一盏灯']],
  ['how it was before', '要把资源盘活。过去，空心房是“负担”；现在，空心房是“金矿”。要用好每一栋老房子，要让每一户都增收。', ['要让每一户都增收'], ['空心房是“负担”']],
  ['a word torn out of its numeral', '公司实现营业收入8.6亿元，第一次实现全年盈利，研发投入再创新高。要把产品做精，要把服务做优。', [], ['次实现全年盈利']],
])('%s is not shown alone', async (_, said, shown, not) => {
  const words = (await slidesOf(said)).flatMap(({ title, items }) => [title, ...items])
  expect(words).toEqual(expect.arrayContaining(shown))
  expect(words.filter(one => not.includes(one))).toEqual([])
})

it('paragraphs that begin alike have slides of their own, headed by their first sentences', async () => {
  const paragraph = (of: string): string => `走得远的人，${of}。方向对了就不怕路远，定力足了就不怕风大，同伴多了就不怕夜黑。我们每一个人都要记住这一点，把它落实到每天的工作和生活当中去，一步一个脚印地往前走。`
  const titles = (await slidesOf(['心里有方向', '脚下有定力', '身边有同伴'].map(paragraph).join('\n'))).map(({ title }) => title)
  expect(titles).toEqual(expect.arrayContaining(['第一件事', '走得远的人，脚下有定力', '走得远的人，身边有同伴']))
})

it('several people are named, and what one of them did does not stand under another', async () => {
  const slides = await slidesOf('从他们身上，我看到了无私的奉献精神。比如，县一中教师李秀兰同志，身患重病仍坚持上课；青山岭教学点张大勇同志，一个人守了二十二年；特教学校何晓梅同志，被孩子们叫作妈妈。')
  expect(slides.find(({ items }) => items.includes('青山岭教学点张大勇同志'))?.items).toEqual(['县一中教师李秀兰同志', '青山岭教学点张大勇同志', '特教学校何晓梅同志'])
})

it('a typescript in half-width punctuation is read sentence by sentence, and no such mark is shown', async () => {
  const slides = await slidesOf('(一)这是从严治警的必然要求.上级三令五申,要求明确具体.纪律松一寸,作风散一尺.\n(二)这是提升战斗力的现实需要.要从严要求,要严格管理.')
  expect(slides.flatMap(({ title, items }) => [title, ...items]).filter(words => /[.,]/.test(words))).toEqual([])
  expect(slides.flatMap(({ items }) => items)).toEqual(expect.arrayContaining(['从严治警的必然要求', '提升战斗力的现实需要']))
})

it('phrases in bold side by side stay two', async () => {
  const said = '要在“实”字上下功夫。通过信息化手段强化流程管控，通过流程管控规范司法行为，通过规范司法行为提升司法公信。'
  const { files, sketches } = await draft({ bytes: new TextEncoder().encode(`在大会上的讲话\n\n同志们：\n${OPENING}\n一、第一件事\n${said}\n二、第二件事\n${OPENING}\n${CLOSING}\n`), name: '稿.txt' })
  expect(sketches.some(({ layout }) => layout === 'flow')).toBe(true)
  expect(files['slides.md']).toContain('通过**流程管控**<wbr>**规范司法行为**')
  expect(files['slides.md']).not.toContain('****')
})

it('somebody else\'s words at the end have a slide of their own before the closing ones', async () => {
  const { sketches } = await draft({ bytes: new TextEncoder().encode(`在大会上的讲话\n\n同志们：\n${OPENING}\n一、第一件事\n${OPENING}\n二、第二件事\n${OPENING}\n同志们，彼得·德鲁克说过：“预测未来最好的方式，就是去创造它。”星光不问赶路人，时光不负有心人。让我们一起向未来！\n`), name: '稿.txt' })
  expect(sketches.slice(-2).map(({ layout }) => layout)).toEqual(['quote', 'closing'])
})

it('figures stand without their rates, with all their digits', async () => {
  const slides = await slidesOf('2023年，集团实现营业总收入1,286.4亿元、增长4.3%，实现利润总额63.7亿元，同比增长9.8%，实际利用外资18.7亿美元，同比增长23.5%。')
  expect(slides[1]!.items).toEqual(['集团实现营业总收入1,286.4亿元', '实现利润总额63.7亿元', '实际利用外资18.7亿美元'])
})

it('no slide begins in the middle of a sentence, nor behind what leads to it', async () => {
  const { sketches, files } = await draft({ bytes: bytesOf('handover'), name: '稿.txt' })
  const { spoken } = parseSpeech(files['speech/speech.txt']!)
  expect(sketches.slice(1).filter(({ span }) => !/[。！？；”：\n]$/.test(spoken.slice(0, span.start)))).toEqual([])
  expect(sketches.filter(({ span }) => /(?:建议|意见|好吗)：$/.test(spoken.slice(span.start, span.end).trim()))).toEqual([])
})

it('a case names the office without what leads to it, and tells what was done without a pronoun', async () => {
  const slides = await slidesOf('第一个案例，是东河镇石桥村原党支部书记王某某。他虚报冒领补助款18.6万元，用于个人还债。2022年6月，王某某受到开除党籍处分，移送司法机关处理。')
  expect(slides[1]!.items).toEqual(['虚报冒领补助款18.6万元', '开除党籍处分', '移送司法机关处理'])
})
