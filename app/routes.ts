import type { defineRoutesSetup } from '@slidev/types'
import Play from './screen/Play.vue'
import { addressOf, readerAt, talk } from './windows/addresses.ts'

type Routes = Parameters<Parameters<typeof defineRoutesSetup>[0]>[0]

/**
 * The editions laid out for the printer, each under the name of its file, so that a slide's relative links reach the
 * slides; only where `engine/build/vite.ts` asks for them. The query holds what `engine/export/editions.ts` asks of them.
 */
const PAPER: Routes = __DECK_PAPER__
  ? [
      { path: '/slides.pdf', component: () => import('./paper/Slides.vue'), props: ({ query }) => ({ ink: query.ink, only: query.only, steps: 'steps' in query }) },
      { path: '/press.pdf', component: () => import('./paper/Press.vue'), props: ({ query }) => ({ only: query.only }) },
      { path: '/long', component: () => import('./paper/Long.vue'), props: ({ query }) => ({ only: query.only }) },
      {
        path: '/handout.pdf',
        component: () => import('./paper/Handout.vue'),
        props: ({ query }) => ({ ink: query.ink, perPage: Number(query['per-page']), lines: 'lines' in query }),
      },
      { path: '/script.pdf', component: () => import('./paper/Script.vue'), props: ({ query }) => ({ large: 'large' in query }) },
    ]
  : []

/** Our own pages in place of Slidev's. An address that names no slide leads to where the talk is; for a number too high see `windows/addresses.ts`. */
const SCREEN: Routes = __DECK_PAPER__
  ? []
  : [
      { name: 'play', path: '/:no([1-9]\\d*)', component: Play },
      { path: '/:any(.*)*', redirect: () => addressOf('play', talk()) },
    ]

/** Slidev takes a page of this name for one that stays out of the show: opening it turns no page elsewhere. */
const BYSTANDER = 'export'
const READING: Routes = __DECK_NOTES__ ? [{ name: BYSTANDER, path: '/read', component: () => import('./reading/Read.vue') }] : []

/** Pages for those who may see the words. Slidev knows by the names which page leads and which only follows. */
const LECTERN: Routes = __DECK_NOTES__
  ? [
      { name: 'presenter', path: '/presenter/:no([1-9]\\d*)', component: () => import('./lectern/Lectern.vue') },
      { path: '/presenter', redirect: () => addressOf('presenter', talk()) },
      { path: '/reader', redirect: () => readerAt(talk()) },
    ]
  : []

const REPLACED = new Set(['play', 'NotFound', 'export', 'overview', 'presenter', 'notes', 'notes-edit', 'entry'])

/** The pages of a site: ours in place of Slidev's. */
export function pagesAmong(routes: Routes): Routes {
  return [
    ...PAPER,
    ...SCREEN,
    ...READING,
    ...LECTERN,
    ...routes.filter(({ name, path }) => !REPLACED.has(String(name)) && path !== '/presenter'),
  ]
}
