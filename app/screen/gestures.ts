import type { ShallowRef } from 'vue'
import { useEventListener } from '@vueuse/core'

type Step = 'next' | 'prev'

/** A finger swipes when it has gone so far, in CSS pixels. */
const SWIPE_PX = 40
/** A wheel that rolls on, or runs out on a touch pad, is one step until it has rested for so long. */
const WHEEL_REST_MS = 200
const CONTROL = 'a, button, dialog, .glass > svg'

/** One step for each roll of the wheel. */
function useWheel(element: Readonly<ShallowRef<HTMLElement | null>>, step: (step: Step) => void): void {
  let last = -Infinity
  useEventListener(element, 'wheel', (event) => {
    const rested = event.timeStamp - last > WHEEL_REST_MS
    // With Ctrl the browser enlarges the page.
    if (!event.deltaY || event.ctrlKey || (event.target as Element).closest('dialog, .glass > svg'))
      return
    last = event.timeStamp
    if (rested)
      step(event.deltaY > 0 ? 'next' : 'prev')
  }, { passive: true })
}

/**
 * A finger swipes to the left for the next step and to the right for one back, or taps on the right or left half; a
 * click of the mouse is the next step, as in PowerPoint, and so is a roll of the wheel. Not where the page is zoomed in:
 * there a finger moves it.
 * @param element that is touched
 * @param step what is to be done
 * @param scrolls whether there are words to scroll in it: tap, click and wheel are theirs
 */
export function useGestures(element: Readonly<ShallowRef<HTMLElement | null>>, step: (step: Step) => void, scrolls = false): void {
  let start: PointerEvent | undefined

  function tap({ pointerType, clientX }: PointerEvent): void {
    const { left, width } = element.value!.getBoundingClientRect()
    step(pointerType === 'mouse' || clientX > left + width / 2 ? 'next' : 'prev')
  }

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
    if (Math.hypot(across, along) >= SWIPE_PX / 4) {
      if (end.pointerType !== 'mouse' && Math.abs(across) > Math.max(SWIPE_PX, Math.abs(along)))
        step(across < 0 ? 'next' : 'prev')
    }
    else if (!scrolls) {
      tap(end)
    }
  })
  if (!scrolls)
    useWheel(element, step)
}
