import type { Ref } from 'vue'
import type { Action, Situation } from './actions.ts'
import { refAutoReset, useFullscreen } from '@vueuse/core'
import { shallowRef } from 'vue'
import { useNav } from '../slidev/nav.ts'
import { slideHeight, slideWidth } from '../slidev/settings.ts'
import { curtain, enlarged, frozen, ink, zoom } from './hall.ts'

/** A number is forgotten in time, lest a digit hit by accident turn a much later Enter into a jump. */
const TYPED_MS = 4000
const MOST_DIGITS = 3
/** The sizes of a slide, one press of a key after the other. */
const ZOOMS = [1, 1.5, 2, 3, 4]

/** Digits that wait for their Enter. */
export const typed = refAutoReset('', TYPED_MS)
/** Of the whole window. */
export const fullscreen = useFullscreen(document.body)
/** The dialog that is open. */
export const panel: Ref<Situation['panel']> = shallowRef()
/** The pointer acts as this tool over a slide. */
export const tool: Ref<Situation['tool']> = shallowRef('none')

async function enterFullScreen(): Promise<void> {
  await fullscreen.enter()
  // Only where the page gets Esc itself can Esc lift the curtain and stay in full screen (Chromium; else Esc leaves).
  await (navigator as { keyboard?: { lock: (keys: string[]) => Promise<void> } }).keyboard?.lock(['Escape'])
}

/** All that a key, a button or a hand can ask of the window that shows the deck. */
export interface Actions {
  act: (action: Action) => void
  /** as of a key, a step of the hand first takes away what hides the slide */
  step: (step: 'next' | 'prev') => void
  /** a slide; one that is not there does nothing */
  goTo: (no: number) => void
}

// eslint-disable-next-line max-lines-per-function -- a table of all actions, over one navigation
export function useActions(): Actions {
  const { total, isPresenter, currentSlideNo, clicks, clicksContext, next, prev, nextSlide, prevSlide, go } = useNav()

  function goTo(no: number): void {
    if (no < 1 || no > total.value)
      return
    curtain.value = 'none'
    panel.value = undefined
    void go(no)
  }

  function enlarge(steps: number): void {
    const slide = currentSlideNo.value
    const by = ZOOMS[Math.min(Math.max(ZOOMS.indexOf(enlarged(slide)) + steps, 0), ZOOMS.length - 1)]!
    const centre = { x: slideWidth.value / 2, y: slideHeight.value / 2 }
    zoom.value = { ...enlarged(slide) === 1 ? centre : zoom.value, slide, by }
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
    laser: () => tool.value = 'laser',
    pen: () => tool.value = 'pen',
    arrow: () => tool.value = 'none',
    erase: () => ink.value = { slide: currentSlideNo.value, strokes: [] },
    zoomIn: () => enlarge(1),
    zoomOut: () => enlarge(-1),
    unzoom: () => enlarge(-ZOOMS.length),
    freeze: () => __DECK_NOTES__ && (frozen.value = { slide: currentSlideNo.value, click: clicks.value }),
    thaw: () => frozen.value = 'none',
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

  function step(step: 'next' | 'prev'): void {
    act(curtain.value !== 'none' ? 'lift' : frozen.value !== 'none' && !isPresenter.value ? 'thaw' : step)
  }

  return { act, step, goTo }
}
