import { defineRootSetup } from '@slidev/types'
import { useProvisions } from '../app/windows/connection.ts'
import { rejoin } from '../app/windows/rejoin.ts'

export default defineRootSetup(() => {
  if (__DECK_PAPER__)
    return
  void rejoin()
  if (import.meta.env.DEV)
    useProvisions()
})
