/** What came with the page for the time until the deck runs, and for whoever runs no script. */
const STILL = 'still'

function end(): void {
  document.getElementById(STILL)!.remove()
  // What the other slides are set in, when there is time.
  const whenIdle = window.requestIdleCallback ?? setTimeout
  whenIdle(() => document.fonts.forEach(face => void face.load()))
}

/** The animations of a slide, in the order of the document. */
const animationsOf = (slide: Element): Animation[] => slide.getAnimations({ subtree: true })

function handOver(): void {
  const slide = document.querySelector('#app .current .page')
  // Its size is known a frame after it is there.
  if (!slide?.getBoundingClientRect().width)
    return void requestAnimationFrame(handOver)
  const running = animationsOf(document.querySelector('#cover .page')!)
  for (const [index, animation] of animationsOf(slide).entries())
    animation.currentTime = running[index]!.currentTime
  end()
}

/**
 * Puts the running deck in place of the first slide that a hosted page shows (`engine/site/page.ts`), without a trace:
 * in the frame in which the deck's own slide has its size, and with what moves on it just as far.
 */
export function takeOver(): void {
  if (document.documentElement.classList.contains('first'))
    handOver()
  else
    end()
}
