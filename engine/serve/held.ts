import type { SlideInfo } from '@slidev/types'
import { likeness, movedTo } from './edits.ts'

/** The part of a slide that the hall sees; the words spoken are none of it. */
type Seen = Pick<SlideInfo, 'content' | 'frontmatter' | 'title' | 'level'>

const seen = ({ content, frontmatter, title, level }: Seen): Seen => ({ content, frontmatter, title, level }) as Seen
const written = ({ content, note = '' }: SlideInfo): string => `${content}\n${note}`

/**
 * Keeps the slides of an edited deck that cannot be shown as they are written now the way they were before, with the words
 * spoken as they are now.
 * @param slides of the deck as it is first shown
 * @returns what is shown of an edited deck. `slides` are all as they are written, `faulty` the numbers of those that
 * cannot be shown; one that was not there before is empty
 */
export function holder(slides: SlideInfo[]): (slides: SlideInfo[], faulty: ReadonlySet<number>) => SlideInfo[] {
  let [before, shown] = [slides.map(written), slides.map(seen)]
  return (slides, faulty) => {
    const after = slides.map(written)
    /** As one that was taken out goes to the place of the next, there may be two: the one that it is made of is meant. */
    const origin = (index: number): Seen | undefined => before
      .map((text, at) => ({ at, likeness: likeness(text, after[index]!), isThere: movedTo(before, after, at + 1) === index + 1 }))
      .filter(({ isThere }) => isThere)
      .sort((a, b) => b.likeness - a.likeness)
      .map(({ at }) => shown[at]!)[0]
    const held = slides.map((slide, index) => faulty.has(index + 1) ? { ...slide, ...origin(index) ?? { content: '', frontmatter: {}, title: '' } } : slide)
    ;[before, shown] = [after, held.map(seen)]
    return held
  }
}
