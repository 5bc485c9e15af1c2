import { existsSync } from 'node:fs'
import process from 'node:process'
import { run, UserError } from '../engine/command/run.ts'
import { serveFolder } from '../engine/serve/static.ts'

const SITE = 'dist'

await run(async () => {
  if (!existsSync(`${SITE}/index.html`))
    throw new UserError(`没有 ${SITE}/index.html；请先运行 npm run build，做好网站再看`)
  const { url } = await serveFolder(SITE)
  console.log(`网站在 ${url} ，只有本机看得到；看完按 Ctrl+C 结束`)
  // Until a signal ends the process.
  await new Promise(() => process.stdin.resume())
})
