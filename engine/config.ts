import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { promisify } from 'node:util'
import { requireAspect } from './build/aspect.ts'
import { deckFiles } from './build/stage.ts'
import { environment } from './environment.ts'

/** A deck, and how its words are read. */
export interface DeckSource {
  /** its folder, absolute */
  deck: string
  /** which filled blanks of the speech are shown: all, or on a public site those that are marked public */
  blanks: 'all' | 'public'
}

/** The configuration of a command for a deck: resolved once, and handed down to all that it does. */
export interface DeckConfig extends DeckSource {
  /** of the screen: `engine/build/aspect.ts` */
  aspect: string
  /** path of the browser to use; empty: one that is found */
  browser: string
  /** of all files that are made */
  date: Date
}

/** The part of it that a command line chooses. */
export interface Choices { deck: string, aspect?: string | undefined, browser?: string | undefined }

/**
 * The date of what is made of a deck: `SOURCE_DATE_EPOCH`, else that of the last commit, else that of its newest file;
 * so two exports of the same files are the same.
 */
async function dateOf(deck: string): Promise<Date> {
  const { stdout } = await promisify(execFile)('git', ['log', '-1', '--format=%ct'], { cwd: deck }).catch(() => ({ stdout: '' }))
  const seconds = Number(stdout) || Math.max(0, ...deckFiles(deck).map(file => Math.floor(statSync(file).mtimeMs / 1000)))
  return new Date(seconds * 1000)
}

/**
 * Resolves what a command shall do.
 * @throws UserError that quotes a choice which cannot be made
 */
export async function resolveConfig({ deck, aspect, browser }: Choices, blanks: DeckConfig['blanks']): Promise<DeckConfig> {
  return {
    deck,
    blanks,
    aspect: requireAspect(aspect),
    browser: browser ?? environment.browser(),
    date: environment.sourceDate() ?? await dateOf(deck),
  }
}
