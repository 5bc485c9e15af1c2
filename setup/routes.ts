import { defineRoutesSetup } from '@slidev/types'

/** The paper editions, laid out for the printer; only where `vite-plugins.ts` asks for them. */
export default defineRoutesSetup(routes => __DECK_PAPER__
  ? [{ path: '/paper/slides', component: () => import('./paper/Slides.vue') }, ...routes]
  : routes)
