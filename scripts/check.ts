import process from 'node:process'
import { formatFinding } from '../engine/check/finding.ts'
import { requireSoundDeck } from '../engine/check/index.ts'
import { timingTable } from '../engine/check/timing.ts'
import { parseArguments } from '../engine/command/check.ts'
import { takeDeck } from '../engine/command/deck.ts'
import { run } from '../engine/command/run.ts'
import { readBlanks, readSpeech } from '../engine/speech/index.ts'

await run(async () => {
  const { deck: folder, words } = takeDeck(process.argv.slice(2))
  const { timing } = parseArguments(words)
  const source = { deck: folder, blanks: 'all' } as const
  const deck = await requireSoundDeck(source)
  if (timing)
    console.log(timingTable(deck))
  for (const remark of readSpeech(source).remarks)
    console.log(`请看一看：${formatFinding({ file: 'speech/speech.txt', ...remark })}`)
  const open = readBlanks(source).filter(({ filled }) => !filled)
  console.log(`无误：${deck.slides.length} 页${open.length ? `；还空着 ${open.length} 处：${open.map(({ name }) => name).join('、')}` : ''}`)
})
