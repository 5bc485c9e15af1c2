import { defineAppSetup } from '@slidev/types'
import { takeOver } from './cover/takeOver.ts'
import { nameFaults } from './paper/faults.ts'
import { mendAddresses } from './screen/addresses.ts'
import { turnBothWays } from './sync.ts'
import './cover/page.css'

export default defineAppSetup((context) => {
  if (__DECK_PAPER__)
    nameFaults(context.app)
  mendAddresses(context)
  turnBothWays()
  // A hosted site comes with its first slide in the page; the deck takes over from it.
  if (document.getElementById('cover'))
    takeOver()
})
