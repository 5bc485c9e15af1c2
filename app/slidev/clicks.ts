import type { InjectionKey, Ref } from 'vue'
import type { SlideRoute } from '../deck/place.ts'
import type { ClicksContext } from './nav.ts'
import { createFixedClicks as slidevFixedClicks } from '@slidev/client/composables/useClicks.ts'
import { CLICKS_MAX as MOST, injectionClicksContext as slidevKey } from '@slidev/client/constants.ts'
import { resolvedClickMap } from '@slidev/client/modules/v-click.ts'

/** Clicks that stay where they are, out of the show. */
export const createFixedClicks = slidevFixedClicks as (route?: SlideRoute, current?: number | (() => number)) => ClicksContext
/** More clicks than any slide has. */
export const CLICKS_MAX: number = MOST
export const injectionClicksContext: InjectionKey<Ref<ClicksContext>> = slidevKey

const resolved: Map<unknown, unknown> = resolvedClickMap

/** Slidev keeps every element that ever came in by a click, and with it the slide that it stood on: lets those go that are gone. */
export function forgetRemoved(): void {
  for (const element of resolved.keys()) {
    if (element instanceof Node && !element.isConnected)
      resolved.delete(element)
  }
}
