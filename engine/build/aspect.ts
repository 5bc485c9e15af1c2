import process from 'node:process'
import { UserError } from '../command/run.ts'

/** The screens that the deck is laid out for, by width of the canvas in pixels; all are 720 high, as the type sizes ask. */
export const ASPECTS: Record<string, number> = { '16:9': 1280, '4:3': 960, '3:1': 2160 }
export const DEFAULT_ASPECT = '16:9'

export const ASPECT_HELP = `--aspect 比例   屏幕的比例：${Object.keys(ASPECTS).join('、')}（LED 长屏）；不写就是 ${DEFAULT_ASPECT}`

/**
 * Chooses the screen for this process and the Slidev that it starts, which reads it in `setup/preparser.ts`.
 * @throws UserError that quotes an aspect for which the deck is not laid out
 */
export function chooseAspect(aspect: string): void {
  if (!Object.hasOwn(ASPECTS, aspect))
    throw new UserError(`--aspect 不能是“${aspect}”，只能是 ${Object.keys(ASPECTS).join('、')}`)
  process.env.DECK_ASPECT = aspect
}

/** The screen that was chosen. */
export function chosenAspect(): string {
  return process.env.DECK_ASPECT || DEFAULT_ASPECT
}

/** What the files for another screen than the usual one have in their names. */
export const suffixOf = (aspect: string): string => aspect === DEFAULT_ASPECT ? '' : `-${aspect.replace(':', 'x')}`

const SETTING = /^(?:aspectRatio|canvasWidth):/

/** Sets the screen in the settings of the deck; the lines of a file of slides stay as many as they are. */
export function withAspect(lines: string[], aspect: string): string[] {
  const settings: Record<string, string> = { 'aspectRatio:': `aspectRatio: ${aspect.replace(':', '/')}`, 'canvasWidth:': `canvasWidth: ${ASPECTS[aspect]}` }
  return lines.map(line => settings[SETTING.exec(line)?.[0] ?? ''] ?? line)
}
