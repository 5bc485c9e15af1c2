/** By this UnoCSS asks whether a layer of its styles is still the newest; else Vite's client only says that it is there. */
const STYLES = 'unocss:hmr'
const LAYER = /^\w{1,40}$/

/**
 * True if a message to Vite's socket is one that the deck's pages send. All others are kept from Vite and the plugins,
 * whose handlers trust them: `vite:invoke` gives any file, and one of a wrong shape ends the process.
 */
export function isHotMessage(text: string): boolean {
  let message: unknown
  try {
    message = JSON.parse(text)
  }
  catch {
    return false
  }
  if (typeof message !== 'object' || message === null)
    return false
  const { type, event, data } = message as Record<string, unknown>
  if (type === 'ping')
    return true
  return type === 'custom' && event === STYLES && Array.isArray(data) && data.length === 1 && typeof data[0] === 'string' && LAYER.test(data[0])
}
