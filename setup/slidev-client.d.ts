/**
 * What the deck uses of Slidev's client, which ships as source that our strict settings reject:
 * `tsconfig.json` maps `@slidev/client` and all below it to this page.
 */
import type { Component, Ref } from 'vue'
import type { SlideRoute } from '../components/place.ts'
import type { Curtain } from './screen/curtain.ts'

export interface Nav {
  slides: SlideRoute[]
  total: number
}

/** The slide that a component stands on. */
export function useSlideContext(): { $nav: Ref<Nav>, $page: Ref<number> }

/** The deck's navigation, outside a slide. */
export function useNav(): { [Key in keyof Nav]: Ref<Nav[Key]> } & {
  /** one click on or back */
  next: () => Promise<void>
  prev: () => Promise<void>
  /** to the start of the next or the previous slide */
  nextSlide: () => Promise<void>
  prevSlide: () => Promise<void>
  /** to the start of a slide, or to a click of it */
  go: (no: number, clicks?: number) => Promise<void>
}

/** `state/shared.ts`: what all windows of the deck share. */
export const sharedState: Partial<Shared>
export function patch<Key extends keyof Shared>(key: Key, value: Shared[Key]): void
interface Shared {
  curtain: Curtain
}

/** `state/storage.ts`: full screen of the whole window */
export const fullscreen: { isFullscreen: Ref<boolean>, enter: () => Promise<void>, exit: () => Promise<void> }

/** `builtin/VClicks.ts`, `internals/PrintSlide.vue` */
declare const component: Component
export default component

declare global {
  /** the routes for paper are built in: `vite.config.ts` */
  const __DECK_PAPER__: boolean
  /** the words spoken may be shown: presenter, lectern, reading page; false in a public build and in the paper site */
  const __DECK_NOTES__: boolean
}
