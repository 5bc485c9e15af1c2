import type { Ref } from 'vue'
import type { SlideRoute } from '../deck/place.ts'
import { useNav as slidevNav, useSlideContext as slidevSlideContext } from '@slidev/client'
import { slides as slidevSlides } from '@slidev/client/logic/slides.ts'

/** The clicks of a slide. */
export interface ClicksContext {
  current: number
  total: number
  /** false as long as the slide's own code is coming: until then it has no clicks */
  isMounted: boolean
  setup: () => void
}

export interface LoadableRoute extends SlideRoute {
  /** fetches the slide's own code */
  load: () => Promise<unknown>
}

/** The deck's navigation. */
export interface Nav {
  slides: Ref<LoadableRoute[]>
  total: Ref<number>
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
  // eslint-disable-next-line ts/method-signature-style -- Slidev asks for its own routes, of which ours, the same ones, tell less.
  getPrimaryClicks(route: SlideRoute): ClicksContext
}

export const useNav: () => Nav = slidevNav
/** The slide that a component stands on, and how many of its clicks are done. */
export const useSlideContext: () => { $nav: Ref<{ slides: LoadableRoute[], total: number }>, $page: Ref<number>, $clicks: Ref<number> } = slidevSlideContext
/** All slides, also outside of a component. */
export const slides: Ref<LoadableRoute[]> = slidevSlides
