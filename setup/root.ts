import { defineRootSetup } from '@slidev/types'
import { useProvisions, useReconnection } from '../app/windows/connection.ts'
import { useEdits } from '../app/windows/edits.ts'
import { useWindows } from '../app/windows/useWindows.ts'

export default defineRootSetup(() => {
  if (__DECK_PAPER__)
    return
  void useWindows()
  if (import.meta.env.DEV) {
    useProvisions()
    useReconnection()
    useEdits()
  }
})
