import { fileURLToPath } from 'node:url'

/** The folder of the house: layouts, components, the app and the engine, apart from the deck that they show. */
export const HOUSE = fileURLToPath(new URL('..', import.meta.url))
