import type { Situation } from './actions.ts'
import { useEventListener } from '@vueuse/core'
import { onUnmounted } from 'vue'
import { useNav } from '../slidev/nav.ts'
import { actionOf } from './actions.ts'
import { curtain, enlarged, frozen } from './hall.ts'
import { pressFilter } from './presses.ts'
import { fullscreen, panel, tool, typed, useActions } from './useActions.ts'

const TEXT = 'input, textarea, select, [contenteditable]'
const BUTTON = 'a, button, summary'

function focus(): Situation['focus'] {
  const focused = document.activeElement
  if (focused?.matches(TEXT))
    return 'text'
  return focused?.matches(BUTTON) ? 'button' : 'elsewhere'
}

/**
 * Gives the page that calls it all keys of a presentation, wherever the focus is. The page shows what `panel` names.
 * F5 goes on to reload while the deck is being written (`npm run dev`).
 */
export function useKeys(): void {
  const { act } = useActions()
  const { currentSlideNo, isPresenter } = useNav()
  const counts = pressFilter()

  function onKey(event: KeyboardEvent): void {
    const press = counts(event)
    if (event.type === 'keyup' || event.isComposing || (import.meta.env.DEV && event.key === 'F5'))
      return
    const action = actionOf(event, {
      focus: focus(),
      typed: typed.value,
      panel: panel.value,
      curtain: curtain.value,
      tool: tool.value,
      zoomed: enlarged(currentSlideNo.value) > 1,
      frozen: frozen.value !== 'none',
      fullScreen: fullscreen.isFullscreen.value,
      view: isPresenter.value ? 'presenter' : 'hall',
    })
    if (!action)
      return
    event.preventDefault()
    if (press)
      act(action)
  }

  useEventListener(window, ['keydown', 'keyup'], onKey)
  onUnmounted(() => {
    panel.value = undefined
    tool.value = 'none'
  })
}
