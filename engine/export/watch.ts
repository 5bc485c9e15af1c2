import { once } from 'node:events'
import { relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { watch } from 'chokidar'
import { isPart } from '../build/stage.ts'

/** Some editors write a file in two strokes, and some save several at once. */
const SETTLED_MS = 30
const FIRST_NAME = /^[^/\\]+/
const FOLDER_EVENT = /Dir$/

/**
 * Makes something of a deck, and again whenever one of its files is saved, until the process ends.
 * @param deck its folder
 * @param make is told which files were saved, by their names in the deck; none the first time. An error that it throws ends the watch.
 */
export async function watchDeck(deck: string, make: (saved: string[]) => Promise<void>): Promise<never> {
  const saved = new Set<string>()
  let wake = (): void => {}
  const watcher = watch(deck, {
    ignoreInitial: true,
    ignored: (path) => {
      const [name] = FIRST_NAME.exec(relative(deck, path)) ?? []
      return name !== undefined && !isPart(deck, name)
    },
  })
  watcher.on('all', (event, path) => {
    if (FOLDER_EVENT.test(event))
      return
    saved.add(relative(deck, path))
    wake()
  })
  await once(watcher, 'ready')
  for (;;) {
    const names = [...saved].sort()
    saved.clear()
    await make(names)
    if (!saved.size)
      await new Promise<void>(resolve => wake = resolve)
    await setTimeout(SETTLED_MS)
  }
}
