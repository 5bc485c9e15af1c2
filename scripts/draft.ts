import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import process from 'node:process'
import { buffer } from 'node:stream/consumers'
import { formatFinding } from '../engine/check/finding.ts'
import { checkDeck } from '../engine/check/index.ts'
import { shown } from '../engine/command/deck.ts'
import { HELP, parseArguments } from '../engine/command/draft.ts'
import { run, UserError } from '../engine/command/run.ts'
import { draft } from '../engine/draft/index.ts'
import { requireNew, saveDeck } from '../engine/draft/save.ts'
import { environment } from '../engine/environment.ts'
import { HOUSE } from '../engine/house.ts'

/** Finds where a path leads that was typed: from where the command was typed, else from this repository. */
function findSource(path: string): string {
  const found = [environment.folder(), HOUSE].map(base => resolve(base, path)).find(existsSync)
  if (found === undefined)
    throw new UserError(`找不到“${path}”；请核对讲话稿的路径`)
  if (statSync(found).isDirectory())
    throw new UserError(`“${path}”是文件夹；请写讲话稿那个文件，如 ${path.replace(/\/$/, '')}/讲话稿.docx`)
  return found
}

/** Says on a terminal what is being done; into a file or a pipe goes the report alone. */
function tell(stage: string): void {
  if (process.stderr.isTTY)
    console.error(stage)
}

await run(async () => {
  const { help, source, target, ...answers } = parseArguments(process.argv.slice(2))
  if (help)
    return console.log(HELP)
  const folder = resolve(environment.folder(), target)
  requireNew(folder, target)
  const name = source === '-' ? '标准输入' : basename(source)
  tell(source === '-' ? '等标准输入（写完按 Ctrl+D）' : `读 ${name}`)
  const bytes = source === '-' ? await buffer(process.stdin) : readFileSync(findSource(source))
  const { files, report, sketches } = await draft({ bytes, name, ...answers, tell })
  await saveDeck(folder, files, async (made) => {
    tell(`核对 ${sketches.length} 页`)
    const { findings } = await checkDeck({ deck: made, blanks: 'all' })
    for (const finding of findings)
      console.error(`请改一改：${formatFinding(finding)}`)
  })
  console.log(report)
  console.log(`初稿在 ${shown(folder)}；放映：npm run dev -- ${/[\s'#&|;()$`!*?[\]{}~]/.test(target) ? `"${target}"` : target}`)
})
