import { defineAppSetup } from '@slidev/types'
import { takeOver } from '../app/cover/takeOver.ts'
import { nameFaults } from '../app/paper/faults.ts'
import { mendAddresses } from '../app/windows/addresses.ts'
import '../app/cover/page.css'

export default defineAppSetup((context) => {
  if (__DECK_PAPER__)
    nameFaults(context.app)
  mendAddresses(context)
  if (import.meta.env.DEV && !__DECK_PAPER__) {
    void import('../app/screen/mark.ts').then(({ markFaults }) => markFaults())
    void import('../app/windows/trial.ts').then(({ tryEdits }) => tryEdits(context.app))
  }
  // A hosted site comes with its first slide in the page; the deck takes over from it.
  if (document.getElementById('cover'))
    takeOver()
})
