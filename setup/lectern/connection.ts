import type { Ref } from 'vue'
import { shallowRef } from 'vue'

/**
 * Whether the server of `npm run dev` is out of reach. Vite loads the page anew once it is back. A built site has none.
 */
export const lost: Ref<boolean> = shallowRef(false)

import.meta.hot?.on('vite:ws:disconnect', () => lost.value = true)
