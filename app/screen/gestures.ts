import type { ShallowRef } from 'vue'
import { useEventListener } from '@vueuse/core'

type Step = 'next' | 'prev'

/** How far a finger goes before it swipes, in CSS pixels. */
const SWIPE_PX = 40
const CONTROL = 'a, button, dialog'

/**
 * A finger swipes to the left for the next step and to the right for one back, or taps on the right or left half; a
 * click of the mouse is the next step, as in PowerPoint. Not where the page is zoomed in: there a finger moves it.
 */
export function useGestures(element: Readonly<ShallowRef<HTMLElement | null>>, step: (step: Step) => void): void {
  let start: PointerEvent | undefined

  useEventListener(element, 'pointerdown', (event) => {
    // A second finger pinches.
    start = event.isPrimary && event.button === 0 ? event : undefined
  })
  useEventListener(element, 'pointercancel', () => start = undefined)
  useEventListener(element, 'pointerup', (end) => {
    if (start?.pointerId !== end.pointerId || (end.target as Element).closest(CONTROL) || (visualViewport?.scale ?? 1) > 1)
      return
    const across = end.clientX - start.clientX
    const along = end.clientY - start.clientY
    start = undefined
    if (Math.hypot(across, along) < SWIPE_PX / 4)
      step(end.pointerType === 'mouse' || end.clientX > innerWidth / 2 ? 'next' : 'prev')
    else if (end.pointerType !== 'mouse' && Math.abs(across) > Math.max(SWIPE_PX, Math.abs(along)))
      step(across < 0 ? 'next' : 'prev')
  })
}
