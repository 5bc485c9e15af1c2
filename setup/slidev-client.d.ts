/**
 * What the deck uses of Slidev's client, which ships as source that our strict settings reject:
 * `tsconfig.json` maps `@slidev/client` and all below it to this page.
 */
import type { Component, Ref } from 'vue'
import type { SlideRoute } from '../components/place.ts'

export interface Nav {
  slides: SlideRoute[]
  total: number
}

/** The slide that a component stands on. */
export function useSlideContext(): { $nav: Ref<Nav>, $page: Ref<number> }

/** The deck's navigation, outside a slide. */
export function useNav(): { [Key in keyof Nav]: Ref<Nav[Key]> }

/** `constants.ts`: hosts whose slides may turn the presenter view's */
export const TRUST_ORIGINS: string[]

/** `builtin/VClicks.ts`, `internals/PrintSlide.vue` */
declare const component: Component
export default component

declare global {
  /** the routes for paper are built in: `vite.config.ts` */
  const __DECK_PAPER__: boolean
  /** the words spoken may be shown: presenter, lectern, reading page; false in a public build and in the paper site */
  const __DECK_NOTES__: boolean
}
