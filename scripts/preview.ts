import { existsSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { takeDeck } from '../engine/command/deck.ts'
import { run, UserError } from '../engine/command/run.ts'
import { serveFolder } from '../engine/serve/static.ts'

await run(async () => {
  const site = join(takeDeck(process.argv.slice(2)).deck, 'dist')
  if (!existsSync(join(site, 'index.html')))
    throw new UserError(`没有 ${site}/index.html；请先运行 npm run build，做好网站再看`)
  const { url } = await serveFolder(site)
  console.log(`网站在 ${url} ，只有本机看得到；看完按 Ctrl+C 结束`)
  // Until a signal ends the process.
  await new Promise(() => process.stdin.resume())
})
