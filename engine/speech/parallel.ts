import { markerAt } from './markers.ts'
import { sentencesOf } from './sentences.ts'

/** How the heads are set: one paragraph after another, or with others between them. */
export type Parallel = 'near' | 'far'

/** Characters of a first sentence, with its stop: one that other words follow is shorter, and has no comma. */
const LENGTH = { least: 4, most: 21, runIn: 13 }
/** So many are a list that one keeps in mind. */
const COUNT = { least: 3, most: 9 }
const STOP = /[。！]$/
/** Characters that all begin with: fewer are enough where nothing stands between. */
const ALIKE: Record<Parallel, number> = { near: 2, far: 4 }
const UNEQUAL = 2
/** Behind the head so much is said about it, at least. */
const LEAST_SAID = 12
/** Say nothing of what follows, however often they come. */
const COMMON = /^(?:我们|同志|各位|今天|这[是些个种]|大家|当前|目前|一年|[全今去]年?|让我们|愿|祝|希望同志|为了?|最后|总之|因此|谢谢)/

interface Head { paragraph: number, words: string, alone: boolean }

function headOf(paragraphs: string[], paragraph: number): Head | undefined {
  const whole = paragraphs[paragraph]!
  const words = sentencesOf(whole)[0] ?? ''
  const alone = words === whole
  const sound = words.length >= LENGTH.least && words.length <= LENGTH.most && STOP.test(words)
    && !markerAt(whole) && !COMMON.test(words) && (alone ? paragraph < paragraphs.length - 1 : words.length <= LENGTH.runIn && !words.includes('，') && whole.length - words.length >= LEAST_SAID)
  return sound ? { paragraph, words, alone } : undefined
}

/** True if there are three or more, as long as one another or nearly so. */
function areParallel(heads: Head[]): boolean {
  const lengths = heads.map(({ words }) => words.length)
  return heads.length >= COUNT.least && heads.length <= COUNT.most && Math.max(...lengths) - Math.min(...lengths) <= UNEQUAL
}

/** The heads that begin with the same characters. */
function groupsOf(heads: Head[], alike: number): Head[][] {
  const groups = new Map<string, Head[]>()
  for (const head of heads)
    groups.set(head.words.slice(0, alike), [...groups.get(head.words.slice(0, alike)) ?? [], head])
  return [...groups.values()]
}

/** The heads that follow one another without a paragraph between them. */
function runsOf(heads: Head[]): Head[][] {
  const runs: Head[][] = []
  for (const head of heads) {
    if (runs.at(-1)?.at(-1)?.paragraph === head.paragraph - 1)
      runs.at(-1)!.push(head)
    else
      runs.push([head])
  }
  return runs
}

/**
 * Finds paragraphs whose first sentences are set in parallel, which heads them as a number would: 感激组织。…… 感激班子。……
 * 感激群众。……; three of them at least. Where they have nothing else, others stand between them: 离开云岭，我心存感激。
 * @param paragraphs of the speech, trimmed
 * @returns how they are set, by their indices
 */
export function parallelHeads(paragraphs: string[]): Map<number, Parallel> {
  const heads = paragraphs.flatMap((_, paragraph) => headOf(paragraphs, paragraph) ?? [])
  const far = groupsOf(heads, ALIKE.far).filter(group => areParallel(group) && runsOf(group.filter(({ alone }) => alone)).every(({ length }) => length === 1))
  const near = groupsOf(heads.filter(({ alone }) => !alone), ALIKE.near).flatMap(runsOf).filter(areParallel)
  return new Map([...near.flatMap(run => run.map(({ paragraph }) => [paragraph, 'near'] as const)), ...far.flatMap(group => group.map(({ paragraph }) => [paragraph, 'far'] as const))])
}
