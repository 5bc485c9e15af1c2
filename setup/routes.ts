import { defineRoutesSetup } from '@slidev/types'
import { lecternRoutes } from './lectern/routes.ts'

/**
 * The editions laid out for the printer, each under the name of its file, so that a slide's relative links reach the
 * slides; only where `vite.config.ts` asks for them. What `scripts/export/editions.ts` asks of them stands in the query.
 */
export default defineRoutesSetup(routes => __DECK_PAPER__
  ? [
      { path: '/slides.pdf', component: () => import('./paper/Slides.vue'), props: ({ query }) => ({ ink: query.ink }) },
      { path: '/press.pdf', component: () => import('./paper/Press.vue') },
      {
        path: '/handout.pdf',
        component: () => import('./paper/Handout.vue'),
        props: ({ query }) => ({ ink: query.ink, perPage: Number(query['per-page']), lines: 'lines' in query }),
      },
      { path: '/script.pdf', component: () => import('./paper/Script.vue'), props: ({ query }) => ({ large: 'large' in query }) },
      ...routes,
    ]
  : lecternRoutes(routes))
