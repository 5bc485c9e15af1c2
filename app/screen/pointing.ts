import type { ShallowRef } from 'vue'
import type { Point } from '../../engine/serve/shared.ts'
import { useEventListener, useIntervalFn, useThrottleFn } from '@vueuse/core'
import { slideHeight, slideWidth } from '../slidev/settings.ts'
import { shine } from '../windows/shared.ts'
import { enlarged, ink, zoom } from './hall.ts'
import { penDown, penTo } from './stroke.ts'
import { tool } from './useActions.ts'

/** Other windows are told of what moves once in this time. */
const TOLD_MS = 33
/** A pointer at rest goes on shining. */
const REST_MS = 300

function pointIn({ left, top, width, height }: DOMRect, { clientX, clientY }: PointerEvent): Point {
  return { x: (clientX - left) / width * slideWidth.value, y: (clientY - top) / height * slideHeight.value }
}

/**
 * Lets a pointer act over a slide: it shines, it draws, or it moves the part of the slide that is enlarged.
 * @param surface that lies over the slide, and is enlarged with it
 * @param slide its number
 */
// eslint-disable-next-line max-lines-per-function -- its tools share one stroke and one pointer
export function usePointing(surface: Readonly<ShallowRef<SVGElement | null>>, slide: () => number): void {
  let rest: Point | undefined
  let pressed = false
  /** The strokes as they are drawn, with those not yet told. */
  let drawn = ink.value

  const tell = useThrottleFn(() => ink.value = drawn, TOLD_MS, true)
  const shineThere = useThrottleFn(() => rest && shine({ slide: slide(), ...rest }), TOLD_MS)
  useIntervalFn(() => tool.value === 'laser' && shineThere(), REST_MS)

  function draw(next: typeof drawn): void {
    drawn = next
    void tell()
  }

  function moveTo(event: PointerEvent): void {
    const at = pointIn(surface.value!.getBoundingClientRect(), event)
    if (tool.value === 'laser') {
      rest = at
      void shineThere()
    }
    else if (pressed && tool.value === 'pen') {
      draw(penTo(drawn, at))
    }
    else if (pressed && enlarged(slide()) > 1) {
      // The whole slide, as large as it usually is: its edge brings in the edge.
      zoom.value = { ...zoom.value, ...pointIn(surface.value!.closest('.canvas')!.firstElementChild!.getBoundingClientRect(), event) }
    }
  }

  useEventListener(surface, 'pointerdown', (event: PointerEvent) => {
    if (!event.isPrimary || event.button !== 0)
      return
    pressed = true
    surface.value!.setPointerCapture(event.pointerId)
    if (tool.value === 'pen')
      draw(penDown(ink.value, slide(), pointIn(surface.value!.getBoundingClientRect(), event)))
    else
      moveTo(event)
  })
  useEventListener(surface, 'pointermove', (event: PointerEvent) => moveTo(event))
  useEventListener(surface, ['pointerup', 'pointercancel', 'pointerleave'], (event: PointerEvent) => {
    pressed = pressed && event.type === 'pointerleave'
    if (event.type === 'pointerleave' || event.pointerType === 'touch')
      rest = undefined
  })
}
