import { setTimeout } from 'node:timers/promises'

/** The part that the windows of all browsers have in common. */
export interface View {
  goto: (url: string) => Promise<void>
  evaluate: <T>(script: () => T) => Promise<T>
}

const PATIENCE_MS = 15_000

/** Waits until something holds in a page. */
export async function until(view: View, holds: () => boolean): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; performance.now() < end; await setTimeout(50)) {
    if (await view.evaluate(holds))
      return
  }
  throw new Error(`it never came to this: ${holds}`)
}

/** A function for a page, with a value of this process in it: it is read there as text. */
export function withValue<T, Value>(script: (value: Value) => T, value: Value): () => T {
  // eslint-disable-next-line no-new-func -- A closure, read as text, would lose the value.
  return new Function(`return (${script})(${JSON.stringify(value)})`) as () => T
}

/**
 * The lines of all slides, each shown with all its clicks.
 * @param view at the deck
 * @param slides how many
 * @param readLines as `lines.ts` reads them
 */
export async function linesOfAll(view: View, slides: number, readLines: () => string[]): Promise<string[][]> {
  const lines: string[][] = []
  for (let no = 1; no <= slides; no++) {
    await view.evaluate(withValue((hash: string) => void (location.hash = hash), `/${no}?clicks=99`))
    await until(view, withValue((no: number) => Boolean(document.querySelector(`#app .current[data-slidev-no="${no}"] .page`)?.clientWidth) && document.fonts.status === 'loaded', no))
    lines.push(await view.evaluate(readLines))
  }
  return lines
}
