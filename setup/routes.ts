import { defineRoutesSetup } from '@slidev/types'

/**
 * The editions laid out for the printer, each under the name of its file, so that a slide's relative links reach the
 * slides; only where `vite.config.ts` asks for them.
 */
export default defineRoutesSetup(routes => __DECK_PAPER__
  ? [{ path: '/slides.pdf', component: () => import('./paper/Slides.vue') }, ...routes]
  : routes)
