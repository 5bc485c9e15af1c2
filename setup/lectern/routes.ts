import type { RouteRecordRaw } from 'vue-router'

/** Slidev's pages that stand for what these routes do, and those that show the words as well. */
const REPLACED = new Set<unknown>(['presenter', 'notes', 'notes-edit', 'entry'])

/**
 * Puts our presenter view and the reader in the place of Slidev's own pages, or takes these out where the words may not
 * be shown. The names stay: by them Slidev knows which page leads and which only follows.
 */
export function lecternRoutes(routes: RouteRecordRaw[]): RouteRecordRaw[] {
  const own: RouteRecordRaw[] = [
    { name: 'presenter', path: '/presenter/:no', component: () => import('./Presenter.vue') },
    { name: 'notes', path: '/reader', component: () => import('./Reader.vue') },
  ]
  return [...__DECK_NOTES__ ? own : [], ...routes.filter(({ name }) => !REPLACED.has(name))]
}
