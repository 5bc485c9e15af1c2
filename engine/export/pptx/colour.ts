import { element } from './xml.ts'

const CHANNELS = /^rgb\((\d+), (\d+), (\d+)\)$/
const HEX = /^#([\da-f]{6})$/i

/**
 * A colour of DrawingML.
 * @param css as Chromium computed it, or `#rrggbb`
 */
export function colour(css: string): string {
  const [, ...channels] = CHANNELS.exec(css) ?? []
  const hex = HEX.exec(css)?.[1] ?? channels.map(channel => Number(channel).toString(16).padStart(2, '0')).join('')
  if (!hex)
    throw new TypeError(`“${css}” is no opaque colour`)
  return element('a:srgbClr', { val: hex.toUpperCase() })
}

export function solidFill(css: string): string {
  return element('a:solidFill', {}, colour(css))
}
