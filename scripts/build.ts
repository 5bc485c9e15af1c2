import { resolve } from 'node:path'
import process from 'node:process'
import { requireSoundDeck } from './check/index.ts'
import { run } from './cli.ts'
import { buildSite, publishSite } from './site.ts'

await run(async () => {
  const root = process.cwd()
  await requireSoundDeck(root)
  await publishSite(await buildSite(root, 'public'), resolve(root, 'dist'))
  console.log('网站在 dist/，整个文件夹放到任何静态主机的任何路径下都能用')
})
