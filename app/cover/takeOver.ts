/** What came with the page for the time until the deck runs, and for whoever runs no script. */
const STILL = 'still'

function end(): void {
  document.getElementById(STILL)!.remove()
  // What the other slides are set in, when there is time.
  const whenIdle = window.requestIdleCallback ?? setTimeout
  whenIdle(() => document.fonts.forEach(face => void face.load()))
}

/** The animations of a slide that run, or have left something behind. */
const animationsOf = (slide: Element): CSSAnimation[] => slide.getAnimations({ subtree: true }).filter(animation => animation instanceof CSSAnimation)

function handOver(): void {
  const slide = document.querySelector('#app .current .page')
  // Its size is known a frame after it is there.
  if (!slide?.getBoundingClientRect().width)
    return void requestAnimationFrame(handOver)
  const running = animationsOf(document.querySelector('#cover .page')!)
  for (const animation of animationsOf(slide)) {
    // One that is over and has left nothing behind is no longer among those of the page.
    const twin = running.find(({ animationName }) => animationName === animation.animationName)
    if (twin)
      animation.currentTime = twin.currentTime
    else
      animation.finish()
  }
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
