import { TRUST_ORIGINS } from '../slidev/shared.ts'

const PRESENTER = 'deck-presenter'

/**
 * Slides that are turned in their own window turn in the presenter view, too. Slidev allows that on this machine only,
 * where a server carries it to everyone; without a server nothing leaves the browser.
 */
export function turnBothWays(): void {
  if (import.meta.env.PROD)
    TRUST_ORIGINS.push(location.hostname)
}

/**
 * Opens the presenter view in a second window, or brings it to the front where it is open. To be called by a key or a
 * click: browsers keep other windows from opening.
 * @param slide its number, from 1
 * @param clicks how many clicks of it are shown
 */
export function openPresenter(slide: number, clicks: number): void {
  window.open(`#/presenter/${slide}?clicks=${clicks}`, PRESENTER, 'popup')?.focus()
}
