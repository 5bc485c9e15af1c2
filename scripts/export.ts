import type { Exported, Order } from '../engine/export/deck.ts'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { shown, takeDeck } from '../engine/command/deck.ts'
import { HELP, parseArguments } from '../engine/command/export.ts'
import { report, run } from '../engine/command/run.ts'
import { exportDeck, OUT } from '../engine/export/deck.ts'
import { Tools } from '../engine/export/make.ts'
import { watchDeck } from '../engine/export/watch.ts'

function tellViolations(exported: Exported[]): void {
  for (const { target, violations = [] } of exported)
    violations.forEach(violation => console.error(`${target} 不合 PDF/UA-1：${violation}`))
}

/** Says what has been made, the pictures of a folder in one line. */
function tell(deck: string, exported: Exported[]): void {
  const nameOf = ({ target }: Exported): string => dirname(target) === OUT ? target : dirname(target)
  for (const name of new Set(exported.map(nameOf))) {
    const files = exported.filter(file => nameOf(file) === name)
    const { target, pages } = files[0]!
    const place = shown(join(deck, name))
    // Word breaks its pages by rules that are not known here.
    const extent = name !== target ? [`${files.length} 张`] : pages === undefined ? [] : [`${pages} 页`]
    const bytes = files.reduce((sum, { bytes }) => sum + bytes.length, 0)
    console.log([name === target ? place : `${place}/`, ...extent, `${bytes} 字节`, `${(performance.now() / 1000).toFixed(1)} 秒`].join('  '))
  }
}

/** Exports again at each save, and tells in a line what was made; after an error it goes on. */
function keepExporting(order: Order, tools: Tools): Promise<never> {
  return watchDeck(order.deck, async (saved) => {
    const start = performance.now()
    try {
      const exported = await exportDeck(order, tools, () => {})
      tellViolations(exported)
      const took = ((performance.now() - start) / 1000).toFixed(1)
      console.log(`${saved.length ? `${saved.join('、')} 改了，` : ''}已做好 ${exported.map(({ target }) => target).join('、')}，用了 ${took} 秒`)
    }
    catch (error) {
      report(error)
      console.error('原来的文件没有动；改好存盘，就再做一次')
    }
    if (!saved.length)
      console.log('一存盘就重做，按 Ctrl+C 结束')
  })
}

await run(async () => {
  const { deck, words } = takeDeck(process.argv.slice(2))
  const options = parseArguments(words)
  if (options.help)
    return console.log(HELP)
  // Not disposed of after an error: what has begun beside it is of no use any more, and ends with the process.
  const tools = new Tools()
  if (options.watch)
    await keepExporting({ deck, ...options }, tools)
  const exported = await exportDeck({ deck, ...options }, tools, console.error)
  tellViolations(exported)
  tell(deck, exported)
  await tools[Symbol.asyncDispose]()
})
