import type { AppContext } from '@slidev/types'
import type { Place } from '../../engine/serve/shared.ts'
import { slides } from '../slidev/nav.ts'
import { useShared } from './shared.ts'

const shared = useShared('place')

/** The place of the talk, as far as this window knows: an address that names no slide joins it there. */
export const talk = (): Place => shared.value ?? { slide: 1, click: 0 }

/** The address of a place on a page. */
export function addressOf(page: string, { slide, click }: Place): { path: string, query: { clicks: number | undefined } } {
  return { path: `${page === 'presenter' ? '/presenter' : ''}/${slide}`, query: { clicks: click || undefined } }
}

/** In the address of a presenter view: the words alone. Slidev leads from slide to slide by the address of its presenter view, and keeps what stands in the query. */
export const READER = 'reader'

/** The address of a place in the reader. */
export function readerAt(place: Place): { path: string, query: { clicks: number | undefined, [READER]: null } } {
  const { path, query } = addressOf('presenter', place)
  return { path, query: { ...query, [READER]: null } }
}

/**
 * A turn of a slide is no page of its own to go back to: Back leaves the deck, and does not go through it click by click.
 */
export function keepOnePage({ router }: Pick<AppContext, 'router'>): void {
  const push = router.push.bind(router)
  router.push = to => router.resolve(to).name === router.currentRoute.value.name ? router.replace(to) : push(to)
}

/** Leads from the number of a slide that is not there to the first: Slidev would show that, but under the wrong number. */
export function mendAddresses({ router }: Pick<AppContext, 'router'>): void {
  router.beforeEach(({ params }) => {
    if (typeof params.no === 'string' && !slides.value[Number(params.no) - 1])
      return { params: { no: '1' } }
  })
}
