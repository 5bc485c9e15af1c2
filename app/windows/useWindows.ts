import type { RouteLocationNormalized } from 'vue-router'
import type { Place } from '../../engine/serve/shared.ts'
import { syncRef, useTimeoutFn } from '@vueuse/core'
import { useRouter } from 'vue-router'
import { useNav } from '../slidev/nav.ts'
import { addressOf } from './addresses.ts'
import { lost } from './connection.ts'
import { withSlides } from './edits.ts'
import { happened, join } from './shared.ts'

/** By then every window there is has answered. */
const SETTLED_MS = 3000
/** Seen from another device, a page without the words follows; it does not lead. */
export const isThisMachine = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)

/** Reads the place of a page from its address, since Slidev knows of no click before the slide is there. */
function whereIs({ name, params, query }: Pick<RouteLocationNormalized, 'name' | 'params' | 'query'>): { page: string, place: Place | undefined } {
  return {
    page: String(name),
    place: params.no ? { slide: Number(params.no), click: Number(query.clicks ?? 0) || 0 } : undefined,
  }
}

/** Keeps this window where the talk is: `agree.ts` has the rules. */
export async function useWindows(): Promise<void> {
  const { isPresenter, slides } = useNav()
  const router = useRouter()
  await router.isReady()
  const { page, place } = whereIs(router.currentRoute.value)
  syncRef(join((to, edited) => edited ? withSlides(() => showPlace(to)) : showPlace(to)), lost, { direction: 'ltr' })

  function showPlace(to: Place): void {
    // A slide that another has inserted, and this window has not yet.
    if (!slides.value[to.slide - 1])
      return
    const { path, query } = addressOf(String(router.currentRoute.value.name), to)
    void router.replace({ path, query: { ...router.currentRoute.value.query, ...query } })
  }

  happened({ type: 'opened', page, place })
  router.afterEach((to, _from, failure) => {
    if (!failure)
      happened({ type: 'turned', ...whereIs(to), leads: isPresenter.value || !import.meta.env.DEV || isThisMachine })
  })
  useTimeoutFn(() => happened({ type: 'settled' }), SETTLED_MS)
}
