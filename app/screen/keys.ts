import type { Ref } from 'vue'
import type { Action, Situation } from './actions.ts'
import { refAutoReset, useEventListener, useFullscreen } from '@vueuse/core'
import { onUnmounted, shallowRef } from 'vue'
import { useNav } from '../slidev/nav.ts'
import { actionOf, pressFilter } from './actions.ts'
import { curtain } from './curtain.ts'

/** A number is forgotten in time, lest a digit hit by accident turn a much later Enter into a jump. */
const TYPED_MS = 4000
const MOST_DIGITS = 3

/** Digits that wait for their Enter. */
export const typed = refAutoReset('', TYPED_MS)
/** Of the whole window. */
export const fullscreen = useFullscreen(document.body)
/** The dialog that is open. */
export const panel: Ref<Situation['panel']> = shallowRef()

const TEXT = 'input, textarea, select, [contenteditable]'
const BUTTON = 'a, button, summary'

function focus(): Situation['focus'] {
  const focused = document.activeElement
  if (focused?.matches(TEXT))
    return 'text'
  return focused?.matches(BUTTON) ? 'button' : 'elsewhere'
}

async function enterFullScreen(): Promise<void> {
  await fullscreen.enter()
  // Only where the page gets Esc itself can Esc lift the curtain and stay in full screen (Chromium; else Esc leaves).
  await (navigator as { keyboard?: { lock: (keys: string[]) => Promise<void> } }).keyboard?.lock(['Escape'])
}

/** All that a key or a button can ask of the window that shows the deck. `goTo` a slide that is not there does nothing. */
export function useActions(): { act: (action: Action) => void, goTo: (no: number) => void } {
  const { total, clicksContext, next, prev, nextSlide, prevSlide, go } = useNav()

  function goTo(no: number): void {
    if (no < 1 || no > total.value)
      return
    curtain.value = 'none'
    panel.value = undefined
    void go(no)
  }

  const does: Record<Exclude<Action, `type${number}`>, () => unknown> = {
    // A slide that is still coming has no clicks yet: Slidev would go on to the slide after it.
    next: () => clicksContext.value.isMounted && next(),
    prev: () => prev(),
    nextSlide: () => nextSlide(),
    prevSlide: () => prevSlide(),
    goFirst: () => goTo(1),
    goLast: () => goTo(total.value),
    goTyped: () => goTo(Number(typed.value)),
    forgetTyped: () => {},
    black: () => curtain.value = 'black',
    white: () => curtain.value = 'white',
    lift: () => curtain.value = 'none',
    overview: () => panel.value = 'overview',
    help: () => panel.value = 'help',
    close: () => panel.value = undefined,
    fullScreen: () => fullscreen.isFullscreen.value ? fullscreen.exit() : enterFullScreen(),
    enterFullScreen,
    leaveFullScreen: () => fullscreen.exit(),
  }

  function act(action: Action): void {
    const [, digit] = action.split('type')
    if (!digit)
      does[action as keyof typeof does]()
    typed.value = digit ? (typed.value + digit).slice(-MOST_DIGITS) : ''
  }

  return { act, goTo }
}

/**
 * Gives the page that calls it all keys of a presentation, wherever the focus is. The page shows what `panel` names.
 * F5 goes on to reload while the deck is being written (`npm run dev`).
 */
export function useKeys(): void {
  const { act } = useActions()
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
      fullScreen: fullscreen.isFullscreen.value,
    })
    if (!action)
      return
    event.preventDefault()
    if (press)
      act(action)
  }

  useEventListener(window, ['keydown', 'keyup'], onKey)
  onUnmounted(() => panel.value = undefined)
}
