import type { Component } from 'vue'
import type { SlideRoute } from '../deck/place.ts'
import type { ClicksContext } from './nav.ts'
import { useFixedNav as slidevFixedNav } from '@slidev/client/composables/useNav.ts'
import PrintSlideClick from '@slidev/client/internals/PrintSlideClick.vue'

/** A slide at one of its clicks, for paper; `nav` is what `useFixedNav` gives. */
export default PrintSlideClick as Component
/** Stays on a slide, at the click of its context. */
export const useFixedNav = slidevFixedNav as (route: SlideRoute, clicks: ClicksContext) => object
