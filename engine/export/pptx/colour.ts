import { element } from './xml.ts'

const CHANNELS = /^rgb\((\d+), (\d+), (\d+)\)$/

/**
 * A colour of DrawingML.
 * @param css as Chromium computed it
 */
export function colour(css: string): string {
  const [, ...channels] = CHANNELS.exec(css) ?? []
  if (channels.length < 3)
    throw new TypeError(`“${css}” is no opaque colour`)
  return element('a:srgbClr', { val: channels.map(channel => Number(channel).toString(16).padStart(2, '0')).join('').toUpperCase() })
}

export function solidFill(css: string): string {
  return element('a:solidFill', {}, colour(css))
}
