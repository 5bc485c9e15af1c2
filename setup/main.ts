import { defineAppSetup } from '@slidev/types'
import { takeOver } from '../app/cover/takeOver.ts'
import { nameFaults } from '../app/paper/faults.ts'
import { keepOnePage, mendAddresses } from '../app/windows/addresses.ts'
import { keepLastGood } from '../app/windows/lastGood.ts'
import { isThisMachine } from '../app/windows/useWindows.ts'
import '../app/cover/page.css'

export default defineAppSetup((context) => {
  if (__DECK_PAPER__)
    nameFaults(context.app)
  mendAddresses(context)
  keepOnePage(context)
  if (import.meta.env.DEV && !__DECK_PAPER__) {
    keepLastGood(context)
    // Another device is the speaker's.
    if (isThisMachine)
      void import('../app/screen/mark.ts').then(({ markFaults }) => markFaults())
  }
  // A site comes with the deck as text in the page; the deck itself takes over from it.
  if (document.getElementById('still'))
    takeOver()
})
