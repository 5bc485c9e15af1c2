/**
 * What the deck uses of Slidev's client, which ships as source that our strict settings reject:
 * `tsconfig.json` maps `@slidev/client` and all below it to this page.
 */
import type { Component, Ref } from 'vue'
import type { SlideRoute } from '../components/place.ts'
import type { Run } from './lectern/run.ts'
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
  currentSlideNo: Ref<number>
  currentSlideRoute: Ref<SlideRoute>
  clicksContext: Ref<Clicks>
  isPresenter: Ref<boolean>
  /** whether the page shows one slide, which its path names */
  hasPrimarySlide: Ref<boolean>
}

/** The clicks of a slide: the one it stands at, and how many it has once it is mounted. */
export interface Clicks { current: number, total: number }

/** `composables/useClicks.ts`: the clicks of a slide that follow `current`, not the deck's place */
export function createFixedClicks(route: SlideRoute, current: () => number): Clicks

/** `constants.ts`: the hosts whose viewers may turn the page for all */
export const TRUST_ORIGINS: string[]

/** `env.ts` */
export const configs: { title: string, duration: string }

/** `state/shared.ts`: what all windows of the deck share. */
export const sharedState: Partial<Shared>
export function patch<Key extends keyof Shared>(key: Key, value: Shared[Key]): void
export function onPatch(listener: () => void): void
interface Shared {
  page: number
  clicks: number
  /** who moved last, and when (ms since 1970) */
  lastUpdate: { id: string, type: 'presenter' | 'viewer', time: number }
  curtain: Curtain
  run: Run
}

/** `state/storage.ts`: full screen of the whole window */
export const fullscreen: { isFullscreen: Ref<boolean>, enter: () => Promise<void>, exit: () => Promise<void> }

/** `state/storage.ts`: whether a window tells the others of its moves, and follows theirs */
export const syncDirections: Ref<Record<'viewerSend' | 'viewerReceive' | 'presenterSend' | 'presenterReceive', boolean>>

/** `builtin/VClicks.ts`, `internals/*.vue` */
declare const component: Component
export default component

declare global {
  /** the routes for paper are built in: `vite.config.ts` */
  const __DECK_PAPER__: boolean
  /** the words spoken may be shown: presenter, lectern, reading page; false in a public build and in the paper site */
  const __DECK_NOTES__: boolean
}
