import { typesetFaults } from '../../engine/typeset/judge.ts'
import { readLines, readRest } from '../../engine/typeset/read.ts'
import './mark.css'

/** The slide that is up, also in the presenter's preview. */
const SLIDE = '.canvas .current .page'
/** After a change, the words are set and a phrase has come in. */
const SETTLED_MS = 600

/** Lists the faults of the slide that is up; which faces hold its characters only the check and the export can tell. */
function faultsHere(): string[] {
  const slide = document.querySelector<HTMLElement>(SLIDE)
  if (!slide?.offsetWidth)
    return []
  const typeset = { lines: readLines(slide), ...readRest(slide) }
  return typesetFaults(typeset, slide.offsetWidth).map(({ what, words, advice }) => `${what}：“${words}”，${advice}`)
}

/**
 * While a deck is edited, marks a slide on which an export would refuse something, in the corner of the window; what it
 * is opens by a click. It is not there in full screen, which the hall sees.
 */
export function markFaults(): void {
  const mark = document.body.appendChild(document.createElement('details'))
  mark.className = 'typeset-mark'
  mark.hidden = true
  const [count, list] = [mark.appendChild(document.createElement('summary')), mark.appendChild(document.createElement('ul'))]
  let isDue = false
  const look = (): void => {
    isDue = false
    const faults = document.fullscreenElement ? [] : faultsHere()
    mark.hidden = !faults.length
    count.textContent = String(faults.length)
    list.replaceChildren(...faults.map(fault => Object.assign(document.createElement('li'), { textContent: fault })))
  }
  // Not put off by each change: where a clock runs there would be no end of them.
  const wait = (): void => {
    if (!isDue)
      setTimeout(look, SETTLED_MS)
    isDue = true
  }
  new MutationObserver(wait).observe(document.getElementById('app')!, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ['class', 'style'] })
  document.addEventListener('fullscreenchange', look)
  void document.fonts.ready.then(wait)
}
