import type { EnvironmentModuleNode, Plugin } from 'vite'
import type { Slide } from '../check/deck.ts'
import type { DeckSource } from '../config.ts'
import type { Fault } from './messages.ts'
import { relative } from 'node:path'
import { readDeck } from '../check/deck.ts'
import { FAULT } from './messages.ts'

/** Counts the lines that two slides have in common, blank ones left out. */
export function likeness(a: string, b: string): number {
  const lines = new Set(b.split('\n').filter(line => line.trim()))
  return a.split('\n').filter(line => lines.has(line)).length
}

/**
 * Finds the place to which a slide of an edited deck has gone.
 * @param before what stood on the slides, with the words spoken
 * @param after what stands there now
 * @param no number of the slide before, from 1
 * @returns its number now; of one that was taken out, that of the slide in its place
 */
export function movedTo(before: string[], after: string[], no: number): number {
  const shortest = Math.min(before.length, after.length)
  let first = 0
  while (first < shortest && before[first] === after[first])
    first++
  let last = 0
  while (last < shortest - first && before.at(-1 - last) === after.at(-1 - last))
    last++
  if (no <= first)
    return no
  if (no > before.length - last)
    return no + after.length - before.length
  // It was changed, or stands among such as were: the one most like it.
  const likest = after.slice(first, after.length - last)
    .map((slide, index) => ({ no: first + index + 1, likeness: likeness(before[no - 1]!, slide) }))
    .filter(({ likeness }) => likeness > 0)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.no - no) - Math.abs(b.no - no))[0]
  return likest?.no ?? Math.max(1, Math.min(no, after.length - last + 1, after.length))
}

/** Modules with the words of a slide, and of the whole speech: Vite does not know that they hang on the file. */
const WORDS = /__slidev_\d+\.frontmatter$|^\0virtual:speech$/
/** How the speech counts the places on slides: shown on them, and told by none of them. */
const MARKERS = '\0virtual:markers'
const SLIDE = /__slidev_(\d+)\.md$/
const FIRST_LINE = /^.*$/m
/** Slides, and what else the words on them are made of. */
const WRITTEN = /\.md$|[\\/]speech[\\/](?:speech\.txt|blanks\.yml|errata\.yml)$/

const CONTROL = /\p{Cc}+/gu

const numberOf = ({ id }: Pick<EnvironmentModuleNode, 'id'>): number => Number(SLIDE.exec(id ?? '')?.[1] ?? 0)

/** Names a part of the deck for whoever edits it: a slide by its number, another file by its path. */
function partName(part: string, root: string): string {
  const no = numberOf({ id: part })
  return (no ? `第 ${no} 页` : `${relative(root, part)} `).replaceAll(CONTROL, ' ')
}

/**
 * Lets a deck be edited while it is presented: changed words appear, and a slide that cannot be shown as it is written
 * now stays as it was, in every window. The error is the editor's, in the terminal.
 * @param source the deck
 * @param edited what is to be done when the slides are others, or in another order
 */
// eslint-disable-next-line max-lines-per-function -- one plugin and what it remembers of the slides
export function edits(source: DeckSource, edited: (before: string[], after: string[]) => void): Plugin {
  let slides: Slide[] = []
  /** The text of the slides that are broken now as it was before, by their numbers. */
  const kept = new Map<number, string>()
  /** Told of since the last edit. */
  const faults = new Set<string>()

  const read = (): Promise<Slide[]> => readDeck(source).then(({ deck, findings }) => findings.length ? [] : deck?.slides ?? [], () => [])
  const written = ({ content, note }: Slide): string => `${content}\n${note.text}`

  return {
    name: 'deck:edits',
    apply: 'serve',
    enforce: 'pre',
    config: () => ({ server: { hmr: { overlay: false } } }),
    async configureServer({ ws, config }) {
      ws.on(FAULT, ({ part, error }: Fault) => {
        const fault = `${partName(part, config.root)}出错，已经开着的窗口里还是原来的样子：${error.replaceAll(CONTROL, ' ')}`
        // Every window tells of it.
        if (!faults.has(fault))
          config.logger.error(fault)
        faults.add(fault)
      })
      slides = await read()
    },
    load: id => kept.get(numberOf({ id })),
    hotUpdate: {
      // After Slidev, which has read the deck anew.
      order: 'post',
      async handler({ file, server: { config }, modules, timestamp }) {
        if (!WRITTEN.test(file))
          return
        const { environment } = this
        faults.clear()
        const refresh = (module: EnvironmentModuleNode): void => environment.moduleGraph.invalidateModule(module, new Set(), timestamp, false)
        for (const module of environment.moduleGraph.idToModuleMap.values()) {
          if (WORDS.test(module.id ?? ''))
            refresh(module)
        }
        const [before, after] = [slides, await read()]
        // A deck that cannot be read as it is written now has been told of (`reread.ts`).
        if (!after.length)
          return []
        slides = after
        if (after.length !== before.length)
          kept.clear()
        const broken = new Set<EnvironmentModuleNode>()
        // One that has only got another number has been shown.
        for (const module of modules.filter(module => numberOf(module) && (kept.has(numberOf(module)) || !before.some(({ content }) => content === after[numberOf(module) - 1]?.content)))) {
          const no = numberOf(module)
          const last = kept.get(no) ?? before[no - 1]?.content
          kept.delete(no)
          refresh(module)
          await environment.transformRequest(module.url).catch(({ message }: Error) => {
            broken.add(module)
            kept.set(no, last ?? '')
            refresh(module)
            config.logger.error(`第 ${no} 页写错了，各个窗口里还是原来的样子：${FIRST_LINE.exec(message)![0]}`)
          })
        }
        // Just before the windows fetch the slides.
        edited(before.map(written), after.map(written))
        const markers = environment.moduleGraph.getModuleById(MARKERS)
        return [...modules.filter(module => !broken.has(module)), ...markers ? [markers] : []]
      },
    },
  }
}
