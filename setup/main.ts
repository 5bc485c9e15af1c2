import { defineAppSetup } from '@slidev/types'
import { takeOver } from './cover/takeOver.ts'
import './cover/page.css'

/** A hosted site comes with its first slide in the page; the deck takes over from it. */
export default defineAppSetup(() => {
  if (document.getElementById('cover'))
    takeOver()
})
