import { Buffer } from 'node:buffer'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { deckFolder } from './support/decks.ts'

const scratch = mkdtempSync(join(tmpdir(), 'deck-editing-'))
vi.stubEnv('DECK_CACHE', join(scratch, 'cache'))
const { checkDeck } = await import('../engine/check/index.ts')
const { replaceTexts } = await import('../engine/mend/apply.ts')
const { keepSound } = await import('../engine/mend/base.ts')
const { planMending } = await import('../engine/mend/plan.ts')
afterAll(() => rmSync(scratch, { recursive: true }))

const GUIDE = readFileSync(join(import.meta.dirname, '../docs/editing.zh-CN.md'), 'utf8')
/** A task of the guide: its heading, with the deck of its example, and the steps below. */
const TASK = /^## (.+)（(\w+)）$/
/** A block of an edit or a command, or a picture that is put into the folder. */
const FENCE = /^```(diff|sh)\n(.*?)^```$|^把 `([^`]+)` 放进 `(public\/)`/gms
/** A whole picture of one pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** A step that somebody takes by hand, in one file, or has the command take. */
type Step = { file: string, old: string, text: string } | { picture: string } | 'fix'

function stepsOf(section: string): Step[] {
  return [...section.matchAll(FENCE)].map(([, kind, body, picture, folder]): Step => {
    if (picture)
      return { picture: `${folder}${picture}` }
    if (kind === 'sh')
      return 'fix'
    const [head, ...lines] = body!.trimEnd().split('\n')
    const side = (mark: string): string => lines.filter(line => line.startsWith(mark)).map(line => line.slice(1)).join('\n')
    return { file: head!.slice('--- '.length), old: side('-'), text: side('+') }
  })
}

const TASKS = GUIDE.split(/^(?=## )/m).slice(1).map((section) => {
  const [, name, deck] = TASK.exec(section.split('\n')[0]!)!
  return { name: name!, deck: deck!, steps: stepsOf(section) }
})

/** A deck that was found sound. */
async function soundDeck(deck: string): Promise<string> {
  const root = mkdtempSync(join(scratch, 'deck-'))
  cpSync(deckFolder(deck), root, { recursive: true })
  await keepSound(root)
  return root
}

function edit(root: string, file: string, old: string, text: string): void {
  const parts = readFileSync(join(root, file), 'utf8').split(old)
  expect(parts, `“${old}” is once in ${file}`).toHaveLength(2)
  writeFileSync(join(root, file), parts.join(text))
}

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8')
const findingsIn = async (root: string): Promise<string[]> => (await checkDeck({ deck: root, blanks: 'all' })).findings.map(({ file, line, what, words }) => `${file}:${line}: ${what}：“${words}”`)

async function fix(root: string, from?: 'speech' | 'notes'): Promise<Awaited<ReturnType<typeof planMending>>> {
  const plan = await planMending(root, from)
  await replaceTexts(root, plan.changes)
  return plan
}

describe('the guide\'s own steps lead to a sound deck, by hand in two files at most', () => {
  it('and there are steps for every task of a clerk', () => {
    expect(TASKS.map(({ name }) => name)).toEqual(['改一句话', '在备注里改一句话', '加一页', '拆一页', '删一页', '再加一个案例', '放一张图片', '填上隐去的字', '定下一条存疑的勘误', '换一个年份', '换一节的标题', '换讲话的标题'])
  })

  it.each(TASKS)('$name ($deck)', async ({ deck, steps }) => {
    const root = await soundDeck(deck)
    const touched = new Set<string>()
    for (const step of steps) {
      if (step === 'fix') {
        expect(await findingsIn(root)).not.toEqual([])
        await fix(root)
      }
      else if ('picture' in step) {
        mkdirSync(dirname(join(root, step.picture)), { recursive: true })
        writeFileSync(join(root, step.picture), PICTURE)
        touched.add(step.picture)
      }
      else {
        edit(root, step.file, step.old, step.text)
        touched.add(step.file)
      }
    }
    expect(await findingsIn(root)).toEqual([])
    expect(touched.size).toBeLessThanOrEqual(2)
    // The first mending leaves nothing to carry.
    expect((await planMending(root)).changes).toEqual([])
  })
})

const SLIDES = 'slides.md'
const HOW = 'pages/2-how.md'
const SPEECH = 'speech/speech.txt'
const ERRATA = 'speech/errata.yml'
const BLANKS = 'speech/blanks.yml'

describe('a change is carried', () => {
  it.each<[name: string, deck: string, file: string, old: string, text: string, changed: Record<string, string>]>([
    ['into a note, with its clicks where they were', 'deep', SPEECH, '想明白了就要去做，', '想明白了，就要动手去做，', { [HOW]: '（二）思而行。[click] 想明白了，就要动手去做，[click] 一步一个脚印' }],
    ['into two notes', 'two', SPEECH, '隐患排查走了过场。下面，我讲两点意见。', '隐患排查走过场。下面我讲两点。', { [SLIDES]: '[click] 隐患排查走过场。\n-->' }],
    ['out of a new slide, as a paragraph where one ends', 'cases', SLIDES, '[click] 降为一般职员。\n-->\n', '[click] 降为一般职员。\n-->\n\n---\nlayout: statement\nsection: 一\n---\n\n## 四个教训\n\n<!--\n记住这四个教训。\n-->\n', { [SPEECH]: '受到留党察看一年处分，降为一般职员。\n记住这四个教训。\n二、' }],
    ['out of a note that loses a paragraph', 'two', SLIDES, '专项整治从今天开始，为期三个月。', '', { [SPEECH]: '这道“墙”\n第一，要全面排查' }],
    ['out of a note that loses a sentence', 'deep', HOW, '最怕的是学用两张皮，本子记满了，心里还是空的。', '', { [SPEECH]: '才能学深学透。\n（二）思而行' }],
    ['out of two files at once', 'deep', SLIDES, '由我给大家上一堂党课', '由我来上一堂党课', { [SPEECH]: '今天由我来上一堂党课，题目' }],
    ['into a correction that then is none', 'deep', HOW, '[click] 一步一个脚印，', '[click] 一步一个台阶，', { [SPEECH]: '想明白了就要去做，一步一个台阶，', [ERRATA]: '- written: 分房的时候' }],
    ['beside a correction, which moves', 'deep', SPEECH, '要去做，一步一步个脚印', '要去干，一步一步个脚印', { [HOW]: '就要去干，[click] 一步一个脚印', [ERRATA]: '- written: 一步一步个脚印\n  spoken: 一步一个脚印' }],
    ['into the words that are corrected, whose entry goes', 'deep', SPEECH, '一步一步个脚印', '一步一步踏实走', { [ERRATA]: '- written: 分房的时候' }],
    ['beside a query, which moves', 'deep', SPEECH, '分房的时候', '当年分房的时候', {}],
    ['under a query, whose entry goes', 'deep', SPEECH, '分房的时候多想', '分配房子时多想', { [ERRATA]: '- written: 一步一步个脚印\n  spoken: 一步一个脚印\n  reason: 多打了字\n  status: corrected\n' }],
    ['beside a blank, which moves', 'cases', SPEECH, '截留粮款XX万元', '截留购粮款计XX万元', { [SLIDES]: '[click] 截留购粮款计XX万元，受到', [BLANKS]: 'places: [粮款计XX万元]\n  filled: 37.5' }],
    ['under a blank, which goes', 'cases', SPEECH, 'XX集团的路还很长', '前面的路还很长', { [SLIDES]: '前面的路还很长', [BLANKS]: '- name: 副部长\n  places: [副部长XX]\n' }],
  ])('%s', async (_, deck, file, old, text, changed) => {
    const root = await soundDeck(deck)
    edit(root, file, old, text)
    await fix(root)
    for (const [name, words] of Object.entries(changed))
      expect(read(root, name)).toContain(words)
    expect((await findingsIn(root)).filter(finding => /备注|勘误|讲话稿里没有|出现/.test(finding.split('：')[0]!) && !/幻灯片上的话|这一页没有备注/.test(finding))).toEqual([])
    expect((await planMending(root)).changes).toEqual([])
  })

  it('both ways at once, each place from where it is newer', async () => {
    const root = await soundDeck('deep')
    edit(root, SPEECH, '主要讲两个问题', '主要谈两个问题')
    edit(root, HOW, '心里还是空的', '心里却是空的')
    await fix(root)
    expect(read(root, SLIDES)).toContain('<!--\n主要谈两个问题。\n-->')
    expect(read(root, SPEECH)).toContain('心里却是空的')
  })

  it('with line ends of Windows kept, and a copy of each file as it was', async () => {
    const root = await soundDeck('two')
    for (const file of [SLIDES, SPEECH])
      writeFileSync(join(root, file), read(root, file).replaceAll('\n', '\r\n'))
    edit(root, SPEECH, '走了过场', '走过场')
    const before = read(root, SLIDES)
    const plan = await planMending(root)
    const folder = await replaceTexts(root, plan.changes)
    expect(read(root, SLIDES)).toBe(before.replace('走了过场。\r\n-->', '走过场。\r\n-->'))
    expect(read(root, `${folder}/${SLIDES}`)).toBe(before)
  })

  it('with what only a person can decide listed', async () => {
    const root = await soundDeck('two')
    edit(root, SPEECH, '隐患排查走了过场', '隐患排查流于形式')
    const { changes, left } = await planMending(root)
    expect(changes.map(({ file }) => file)).toEqual([SLIDES])
    expect(left.map(({ file, line, words }) => `${file}:${line} ${words}`)).toEqual([`${SLIDES}:31 隐患排查走了过场`])
    // Only planned, so far.
    expect(read(root, SLIDES)).toBe(readFileSync(join(deckFolder('two'), SLIDES), 'utf8'))
  })
})

describe('where both sides of a place were changed', () => {
  const spoil = async (): Promise<string> => {
    const root = await soundDeck('two')
    edit(root, SPEECH, '走了过场', '走了形式')
    edit(root, SLIDES, '[click] 隐患排查走了过场', '[click] 隐患排查走了样')
    return root
  }
  it('a person has to say which is newer', async () => {
    await expect(planMending(await spoil())).rejects.toThrow(/^备注里的“.*走了样.*”和讲话稿里的“.*走了形式.*”不同，两边都改过；以讲话稿为准请加 --from speech，以备注为准请加 --from notes$/)
  })
  it.each([['speech', '走了形式'], ['notes', '走了样']] as const)('%s is', async (from, words) => {
    const root = await spoil()
    await fix(root, from)
    expect(read(root, SPEECH)).toContain(words)
    expect(read(root, SLIDES)).toContain(`[click] 隐患排查${words}。`)
  })
})

it('of a deck that nobody ever found sound a person has to say which side is newer', async () => {
  const root = mkdtempSync(join(scratch, 'deck-'))
  cpSync(deckFolder('two'), root, { recursive: true })
  edit(root, SPEECH, '走了过场', '走了形式')
  await expect(planMending(root)).rejects.toThrow('看不出哪一边是新的')
  expect((await fix(root, 'speech')).changes.map(({ file }) => file)).toEqual([SLIDES])
})
