import process from 'node:process'
import { parseArguments } from './check/arguments.ts'
import { requireSoundDeck } from './check/index.ts'
import { timingTable } from './check/timing.ts'
import { run } from './cli.ts'

await run(async () => {
  const { timing } = parseArguments(process.argv.slice(2))
  const deck = await requireSoundDeck(process.cwd())
  if (timing)
    console.log(timingTable(deck))
  console.log(`无误：${deck.slides.length} 页`)
})
