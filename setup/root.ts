import { defineRootSetup } from '@slidev/types'
import { rejoin } from './lectern/rejoin.ts'

export default defineRootSetup(() => {
  if (!__DECK_PAPER__)
    void rejoin()
})
