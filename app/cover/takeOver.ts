/** The element that shows the deck until it runs, and to whoever runs no script. */
const STILL = 'still'

function end(): void {
  document.getElementById(STILL)!.remove()
  const { classList } = document.documentElement
  classList.remove('plain', 'first')
  classList.add('app')
  // In force it stays; in a copy that a browser saves it would refuse what the deck has written on its elements.
  document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.remove()
  // The faces of the other slides are loaded when there is time.
  const whenIdle = window.requestIdleCallback ?? setTimeout
  whenIdle(() => document.fonts.forEach(face => void face.load()))
}

/** The animations of a slide that run, or have left something behind; a browser that tells of none begins anew. */
const animationsOf = (slide: Element): CSSAnimation[] => (slide.getAnimations?.({ subtree: true }) ?? []).filter(animation => animation instanceof CSSAnimation)

/** Brings what moves on a slide to where it is on another, which looks the same. */
function goOn(from: Element, to: Element): void {
  const running = animationsOf(from)
  for (const animation of animationsOf(to)) {
    // One that is over and has left nothing behind is no longer among those of the page.
    const twin = running.find(({ animationName }) => animationName === animation.animationName)
    if (twin)
      animation.currentTime = twin.currentTime
    else
      animation.finish()
  }
}

/**
 * Puts the running deck in place of what a page shows until then (`engine/site/page.ts`): in the frame in which the deck
 * has its size, and where that is the first slide, without a trace, with what moves on it just as far.
 */
export function takeOver(): void {
  const cover = document.querySelector('.first #cover .page')
  const slide = document.querySelector('#app .current .page')
  // Until then a fault leaves the deck as text (`engine/site/start.ts`).
  if (cover ? !slide?.getBoundingClientRect().width : !document.getElementById('app')!.textContent!.trim())
    return void requestAnimationFrame(takeOver)
  if (cover)
    goOn(cover, slide!)
  end()
}
