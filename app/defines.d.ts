/** The routes for paper are built in: `vite.config.ts`. */
declare const __DECK_PAPER__: boolean
/** The words spoken may be shown: presenter, lectern, reading page; false in a public build and in the paper site. */
declare const __DECK_NOTES__: boolean
/** The PDFs lie beside the page, to be downloaded. */
declare const __DECK_PDFS__: boolean
