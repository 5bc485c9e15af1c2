import dialogPolyfill from 'dialog-polyfill'

type Modal = Pick<HTMLDialogElement, 'showModal' | 'close'>

/**
 * Opens an element as a dialog over the page. The package keeps the focus within and lets Esc close it; it does not give
 * the focus back.
 */
function showModal(this: HTMLElement & Modal): void {
  const focused = document.activeElement as HTMLElement | null
  dialogPolyfill.registerDialog(this as unknown as HTMLDialogElement)
  this.addEventListener('close', () => focused?.focus(), { once: true })
  // The package has put its own in the place of this.
  this.showModal()
}

// Firefox before 98 and Safari before 15.4 know no dialog; to them it is an element of any name.
if (!('showModal' in document.createElement('dialog')))
  Object.assign(HTMLElement.prototype, { showModal })
