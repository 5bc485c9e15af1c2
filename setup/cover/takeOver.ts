const HOLD = '#cover, #outline'

/** The animations below an element, in the order of the document. */
const animationsOf = (element: Element): Animation[] => element.getAnimations({ subtree: true })

/**
 * Puts the running deck in place of the first slide that came with the page (`scripts/site/page.ts`), without a trace:
 * in the frame in which the deck's own slide has its size, and with what moves on it just as far.
 */
export function takeOver(): void {
  const slide = document.querySelector('#app .page')
  if (!slide?.getBoundingClientRect().width)
    return void requestAnimationFrame(takeOver)
  const cover = document.getElementById('cover')
  const running = cover ? animationsOf(cover) : []
  for (const [index, animation] of animationsOf(slide).entries())
    animation.currentTime = running[index]?.currentTime ?? animation.currentTime
  document.querySelectorAll(HOLD).forEach(element => element.remove())
  // What the other slides are set in, when there is time.
  const whenIdle = window.requestIdleCallback ?? setTimeout
  whenIdle(() => document.fonts.forEach(face => void face.load()))
}
