import process from 'node:process'
import { checkDeck } from './check/index.ts'
import { formatFinding } from './check/finding.ts'
import { run, UserError } from './cli.ts'

await run(async () => {
  const { deck, findings } = await checkDeck(process.cwd())
  for (const finding of findings)
    console.log(formatFinding(finding))
  if (findings.length)
    throw new UserError(`共 ${findings.length} 处，请改好再试`)
  console.log(`无误：${deck!.slides.length} 页`)
})
