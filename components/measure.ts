import { INK } from '../engine/speech/gap.ts'

/** Sizes of the type grid, in canvas pixels, that posters and words of weight are set in. */
export const DISPLAY_SIZES = [280, 160, 112, 80, 56, 40]
/** The same for running text, which goes down in smaller steps. */
export const BODY_SIZES = [80, 56, 48, 44, 40, 38]

const TAG = /<[^>]*>/g
const INVISIBLE = /[\u200B\s]/g
const NARROW = /[\u0020-\u024F]/g
/** Width of Latin letters and digits, in ems; rather too wide. */
const NARROW_WIDTH = 0.6

/** Returns the width of some words on one line, in ems: punctuation counts whole, so that there is always room. */
export function ems(text: string): number {
  const visible = text.replace(INVISIBLE, '')
  const narrow = visible.match(NARROW)?.length ?? 0
  return Array.from(visible).length - narrow * (1 - NARROW_WIDTH)
}

/** Words of a setting as they are measured: breaks are places to break, tags are gone, an ink bar is about two characters wide. */
export function measured(setting: string): string {
  return setting.replaceAll('<wbr>', '\u200B').replace(TAG, '').replace(INK, '\u2588\u2588')
}

/** The first size at which something fits, or the last. */
export function fitting(sizes: number[], fits: (size: number) => boolean): number {
  return sizes.find(fits) ?? sizes.at(-1)!
}

/** Lines that some words take within a width, broken only where they may be. */
export function linesWithin(text: string, width: number, size: number): number {
  const room = width / size
  return text.split('\n').reduce((lines, part) => {
    let filled = 0
    for (const piece of part.split('\u200B').map(ems)) {
      if (piece > room)
        return Infinity
      if (filled && filled + piece > room) {
        lines++
        filled = 0
      }
      filled += piece
    }
    return lines + 1
  }, 0)
}

/** The largest size for words that are to fit into a box. */
export function sizeWithin(sizes: number[], text: string, width: number, height: number, lineHeight = 1.15): number {
  return fitting(sizes, size => linesWithin(text, width, size) * size * lineHeight <= height)
}
