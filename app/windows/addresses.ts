import type { AppContext } from '@slidev/types'
import { slides } from '../slidev/nav.ts'

/** Leads from the number of a slide that is not there to the first: Slidev would show that, but under the wrong number. */
export function mendAddresses({ router }: Pick<AppContext, 'router'>): void {
  router.beforeEach(({ params }) => {
    if (typeof params.no === 'string' && !slides.value[Number(params.no) - 1])
      return { params: { no: '1' } }
  })
}
