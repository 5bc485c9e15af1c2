import process from 'node:process'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'

await run(async () => {
  const { slides } = await requireSoundDeck(process.cwd())
  console.log(`无误：${slides.length} 页`)
})
