import type { CheckOptions } from '../engine/command/check.ts'
import type { DeckSource } from '../engine/config.ts'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { formatFinding } from '../engine/check/finding.ts'
import { requireSoundDeck } from '../engine/check/index.ts'
import { timingTable } from '../engine/check/timing.ts'
import { HELP, parseArguments } from '../engine/command/check.ts'
import { takeDeck } from '../engine/command/deck.ts'
import { run, UserError } from '../engine/command/run.ts'
import { environment } from '../engine/environment.ts'
import { fixEncodings, replaceTexts } from '../engine/mend/apply.ts'
import { keepSound } from '../engine/mend/base.ts'
import { planMending } from '../engine/mend/plan.ts'
import { showPlan } from '../engine/mend/show.ts'
import { readBlanks, readSpeech } from '../engine/speech/index.ts'

async function agrees(): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new UserError('没有改动任何文件；同意照上面改，就再运行一次，加上 --yes')
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  try {
    // An input method may be on: ｙ.
    return /^(?:[yｙ是]|yes)$/i.test((await asking.question('照上面改吗？改请输入 y，不改直接按回车：')).trim())
  }
  catch (error) {
    // Ctrl+C and Ctrl+D are a no.
    if ((error as Error).name !== 'AbortError')
      throw error
    console.log()
    return false
  }
  finally {
    asking.close()
  }
}

/** Makes speech and notes the same again, where the user agrees to what is shown. */
async function mend(deck: string, { from, word, yes }: CheckOptions): Promise<void> {
  const plan = await planMending(deck, from, word === undefined ? undefined : { name: word, bytes: await readFile(resolve(environment.folder(), word)) })
  if (!plan.changes.length)
    return console.log('讲话稿和备注一致，没有要带过去的改动')
  console.log(`要改的有（-现在，+改后，〔〕里是不同的字）：\n${showPlan(plan)}`)
  if (plan.left.length)
    console.log(`改后还要由人定的有：\n${plan.left.map(formatFinding).join('\n')}`)
  if (!yes && !await agrees())
    throw new UserError('没有改动任何文件')
  const folder = await replaceTexts(deck, plan.changes)
  console.log(`已改 ${plan.changes.map(({ file }) => file).join('、')}；原来的文件在 ${folder}/`)
}

async function tell(source: DeckSource, timing: boolean): Promise<void> {
  const deck = await requireSoundDeck(source)
  await keepSound(source.deck)
  if (timing)
    console.log(timingTable(deck))
  for (const remark of readSpeech(source).remarks)
    console.log(`请看一看：${formatFinding({ file: 'speech/speech.txt', ...remark })}`)
  const open = readBlanks(source).filter(({ filled }) => !filled)
  console.log(`无误：${deck.slides.length} 页${open.length ? `；还空着 ${open.length} 处：${open.map(({ name }) => name).join('、')}` : ''}`)
}

await run(async () => {
  const { deck, words } = takeDeck(process.argv.slice(2))
  const options = parseArguments(words)
  const { help, timing, fix, fixEncoding } = options
  if (help)
    return console.log(HELP)
  if (fixEncoding) {
    const fixed = await fixEncodings(deck)
    for (const { file, done } of fixed?.fixed ?? [])
      console.log(`${file} ${done}`)
    console.log(fixed ? `原来的文件在 ${fixed.folder}/` : '所有文件都是 UTF-8，也没有看不见的字，没有要改的')
  }
  if (fix)
    await mend(deck, options)
  await tell({ deck, blanks: 'all' }, timing)
})
