import { fileURLToPath } from 'node:url'

/** The folder of this repository: layouts, components, app and engine, which every deck shares. */
export const HOUSE = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')
