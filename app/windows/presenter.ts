import { deckKey } from './deckKey.ts'

/**
 * Opens the presenter view in a second window, or brings it to the front where it is open. To be called by a key or a
 * click: browsers keep other windows from opening.
 * @param slide its number, from 1
 * @param clicks how many clicks of it are shown
 */
export function openPresenter(slide: number, clicks: number): void {
  window.open(`#/presenter/${slide}?clicks=${clicks}`, deckKey('presenter'), 'popup')?.focus()
}
