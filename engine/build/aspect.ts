import { UsageError } from '../command/run.ts'

/** The screens that the deck is laid out for, by width of the canvas in pixels; all are 720 high, as the type sizes ask. */
export const ASPECTS: Record<string, number> = { '16:9': 1280, '4:3': 960, '3:1': 2160 }
export const DEFAULT_ASPECT = '16:9'

export const ASPECT_HELP = `--aspect 比例   屏幕的比例：${Object.keys(ASPECTS).join('、')}（LED 长屏）；不写就是 ${DEFAULT_ASPECT}`

/**
 * The screen that a command line asks for.
 * @throws UsageError that quotes one for which decks are not laid out
 */
export function requireAspect(aspect = DEFAULT_ASPECT): string {
  if (!Object.hasOwn(ASPECTS, aspect))
    throw new UsageError(`--aspect 不能是“${aspect}”，只能是 ${Object.keys(ASPECTS).join('、')}`)
  return aspect
}

/** The suffix of the names of files for another screen than the usual one. */
export const suffixOf = (aspect: string): string => aspect === DEFAULT_ASPECT ? '' : `-${aspect.replace(':', 'x')}`
