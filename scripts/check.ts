import process from 'node:process'
import { readBlanks } from '../speech/index.ts'
import { chooseBlanks } from './asked.ts'
import { parseArguments } from './check/arguments.ts'
import { requireSoundDeck } from './check/index.ts'
import { timingTable } from './check/timing.ts'
import { run } from './cli.ts'

await run(async () => {
  const { timing } = parseArguments(process.argv.slice(2))
  const root = process.cwd()
  // A blank is open that nobody has filled, public or not.
  chooseBlanks('all')
  const deck = await requireSoundDeck(root)
  if (timing)
    console.log(timingTable(deck))
  const open = readBlanks(root).filter(({ filled }) => !filled)
  console.log(`无误：${deck.slides.length} 页${open.length ? `；还空着 ${open.length} 处：${open.map(({ name }) => name).join('、')}` : ''}`)
})
