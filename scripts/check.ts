import process from 'node:process'
import { readBlanks } from '../speech/index.ts'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'

await run(async () => {
  const root = process.cwd()
  const { slides } = await requireSoundDeck(root)
  const open = readBlanks(root).filter(({ filled }) => !filled)
  console.log(`无误：${slides.length} 页${open.length ? `；还空着 ${open.length} 处：${open.map(({ name }) => name).join('、')}` : ''}`)
})
