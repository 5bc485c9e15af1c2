/**
 * What the deck uses of Slidev's client, which ships as source that our strict settings reject:
 * `tsconfig.json` maps `@slidev/client` and all below it to this page.
 */
import type { Component, InjectionKey, Ref } from 'vue'
import type { SlideRoute } from '../deck/place.ts'
import type { Run } from '../lectern/run.ts'
import type { Curtain } from '../screen/curtain.ts'

interface LoadableRoute extends SlideRoute {
  /** fetches the slide's own code */
  load: () => Promise<unknown>
}

export interface Nav {
  slides: LoadableRoute[]
  total: number
}

/** The slide that a component stands on, and how many of its clicks are done. */
export function useSlideContext(): { $nav: Ref<Nav>, $page: Ref<number>, $clicks: Ref<number> }

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
  isPresenter: Ref<boolean>
  /** whether the page shows one slide, which its path names */
  hasPrimarySlide: Ref<boolean>
  hasNext: Ref<boolean>
  hasPrev: Ref<boolean>
  currentSlideNo: Ref<number>
  currentSlideRoute: Ref<SlideRoute>
  /** how many clicks of the slide are done */
  clicks: Ref<number>
  clicksContext: Ref<ClicksContext>
  getPrimaryClicks: (route: SlideRoute) => ClicksContext
}

/** `composables/useClicks.ts`: where a slide stands in its clicks */
export interface ClicksContext { current: number, total: number, isMounted: boolean, setup: () => void }
/** one that stays where it is, out of the show */
export function createFixedClicks(route?: SlideRoute, current?: number | (() => number)): ClicksContext

/** `constants.ts`: more clicks than any slide has */
export const CLICKS_MAX: number
/** hosts whose slides may turn the presenter view's */
export const TRUST_ORIGINS: string[]
export const injectionClicksContext: InjectionKey<Ref<ClicksContext>>

/** `logic/slides.ts` */
export const slides: Ref<LoadableRoute[]>

/** `env.ts`: the canvas, in its pixels */
export const slideWidth: Ref<number>
export const slideHeight: Ref<number>
/** the headmatter */
export const configs: { title: string, duration: string }

/** `state/shared.ts`: what all windows of the deck share. */
export const sharedState: Partial<Shared>
export function patch<Key extends keyof Shared>(key: Key, value: Shared[Key]): void
export function onPatch(listener: () => void): void
export interface Shared {
  page: number
  clicks: number
  /** who moved last, and when (ms since 1970) */
  lastUpdate: { id: string, type: 'presenter' | 'viewer', time: number }
  curtain: Curtain
  run: Run
}

/** `state/storage.ts`: full screen of the whole window */
export const fullscreen: { isSupported: Ref<boolean>, isFullscreen: Ref<boolean>, enter: () => Promise<void>, exit: () => Promise<void> }

/** `state/storage.ts`: whether a window tells the others of its moves, and follows theirs */
export const syncDirections: Ref<Record<'viewerSend' | 'viewerReceive' | 'presenterSend' | 'presenterReceive', boolean>>

/** `builtin/VClicks.ts`, `internals/PrintSlide.vue`, `internals/SlideWrapper.vue` */
declare const component: Component
export default component

declare global {
  /** the routes for paper are built in: `vite.config.ts` */
  const __DECK_PAPER__: boolean
  /** the words spoken may be shown: presenter, lectern, reading page; false in a public build and in the paper site */
  const __DECK_NOTES__: boolean
  /** the PDFs lie beside the page, to be downloaded */
  const __DECK_PDFS__: boolean
}
