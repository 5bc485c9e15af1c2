import dialogPolyfill from 'dialog-polyfill'

type Modal = HTMLElement & { showModal: (() => void) | undefined }

/** Opens an element as a dialog. The package keeps the focus within and lets Esc close it; it does not give the focus back. */
function showModal(this: Modal): void {
  const focused = document.activeElement as HTMLElement | null
  // To the package an element that has this is a dialog already.
  this.showModal = undefined
  dialogPolyfill.registerDialog(this as HTMLElement as HTMLDialogElement)
  this.addEventListener('close', () => focused?.focus(), { once: true });
  (this as HTMLElement as HTMLDialogElement).showModal()
}

// Firefox before 98 and Safari before 15.4 know no dialog; to them it is an element of any name.
if (!('showModal' in document.createElement('dialog')))
  Object.assign(HTMLElement.prototype, { showModal })
