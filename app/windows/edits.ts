import { useNav } from '../slidev/nav.ts'
import { onEdited } from './shared.ts'

/** Were there nothing to fetch, it would be there by then. */
const MOST_MS = 3000

const waiting = new Set<() => void>()

function go(): void {
  const actions = [...waiting]
  waiting.clear()
  actions.forEach(action => action())
}

import.meta.hot?.on('vite:afterUpdate', ({ updates }) => updates.some(({ path }) => path.includes('__slidev_')) && go())

/** Puts off what belongs to an edit until the edited slides are there: all changes in one frame. */
export function withSlides(action: () => void): void {
  waiting.add(action)
  setTimeout(() => waiting.delete(action) && action(), MOST_MS)
}

/**
 * Shows what is edited while the deck is open: Slidev brings in what stands on a slide by itself, not what is said over it.
 */
export function useEdits(): void {
  const { slides, hasPrimarySlide } = useNav()

  function change(no: number, { noteHTML = '', title }: { noteHTML?: string | undefined, title?: string | undefined }): void {
    const meta = slides.value[no - 1]?.meta
    if (meta)
      meta.slide = { ...meta.slide, noteHTML, ...title !== undefined && { title } }
  }

  import.meta.hot?.on('slidev:update-note', ({ no, noteHTML }) => change(no, { noteHTML }))
  import.meta.hot?.on('slidev:update-slide', ({ no, data }) => withSlides(() => change(no, data)))
  // The speech as an article is one piece.
  onEdited.on(() => !hasPrimarySlide.value && location.reload())
}
