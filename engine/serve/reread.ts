import type { ResolvedSlidevOptions, SlidevServerOptions } from '@slidev/types'
import type { DeckSource } from '../config.ts'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parser } from '@slidev/cli'
import { readDeck } from '../check/deck.ts'
import { formatFinding } from '../check/finding.ts'
import { breakingFindings } from '../check/index.ts'
import { UserError } from '../command/run.ts'
import { holder } from './held.ts'

/** The files that make the speech, beside the slides (`engine/speech/index.ts`). */
const WORDS = ['speech.txt', 'blanks.yml', 'errata.yml']
/** Settings of a deck that go into the server itself. */
const SERVER_SETTINGS = ['addons', 'fonts', 'routerMode', 'css', 'mdc'] as const

const NOTHING_CHANGES = '各个窗口里还是原来的样子'

type LoadData = NonNullable<SlidevServerOptions['loadData']>
type Data = ResolvedSlidevOptions['data']

/** The theme is that of the house, whatever the deck says (`resolveDeck`). */
function configOf({ headmatter }: Pick<Data, 'headmatter'>, { data, entry }: ResolvedSlidevOptions): Data['config'] {
  return { ...parser.resolveConfig(headmatter, data.themeMeta, entry), theme: data.config.theme }
}

/**
 * Reads a deck anew each time it is edited. What cannot be shown as it is written now stays as it was, in every window;
 * what is wrong is said in the terminal.
 * @param options of the server, with the deck as it was first read; the files of the speech are added to what it watches
 * @param source the deck
 * @param restart is called when the server has to be started anew for what was changed
 */
export function rereader(options: ResolvedSlidevOptions, source: DeckSource, restart: () => void): LoadData {
  const watched = Object.fromEntries(WORDS.map(name => [join(source.deck, 'speech', name), new Set<number>()]))
  Object.assign(options.data.watchFiles, watched)
  const hold = holder(options.data.slides)
  let told = new Set<string>()

  /** Says of slides what has not been said of them as they were. */
  function tell(faults: string[]): void {
    faults.filter(fault => !told.has(fault)).forEach(fault => console.error(fault))
    told = new Set(faults)
  }

  async function read(changed: Record<string, string>): ReturnType<LoadData> {
    const { deck, findings } = await readDeck(source)
    if (!deck || findings.length) {
      findings.forEach(finding => console.error(`${NOTHING_CHANGES}：${formatFinding(finding)}`))
      return false
    }
    const loaded = await parser.load(options, options.entry, changed, 'dev')
    const faulty = breakingFindings(deck, source.deck)
    tell([...faulty].flatMap(([no, findings]) => findings.map(finding => `第 ${no} 页写错了，${NOTHING_CHANGES}：${formatFinding(finding)}`)))
    Object.assign(loaded.watchFiles, watched)
    const config = configOf(loaded, options)
    if (SERVER_SETTINGS.some(setting => !isDeepStrictEqual(config[setting], options.data.config[setting]))) {
      restart()
      return false
    }
    const { themeMeta } = options.data
    return { ...loaded, slides: hold(loaded.slides, new Set(faulty.keys())), config, ...themeMeta && { themeMeta } }
  }

  return changed => read(changed).catch((error) => {
    if (!(error instanceof UserError))
      throw error
    console.error(`${NOTHING_CHANGES}：${error.message}`)
    return false
  })
}
