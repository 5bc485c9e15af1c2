import { defineRootSetup } from '@slidev/types'
import { useProvisions } from './lectern/connection.ts'
import { rejoin } from './lectern/rejoin.ts'

export default defineRootSetup(() => {
  if (__DECK_PAPER__)
    return
  void rejoin()
  if (import.meta.env.DEV)
    useProvisions()
})
