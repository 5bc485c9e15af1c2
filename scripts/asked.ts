import process from 'node:process'

const KINDS = ['public', 'notes', 'paper', 'stick'] as const
/** `public`: slides alone; `notes`: with the words spoken, too; `paper`: for the exporter, laid out for paper; `stick`: with the notes, in one file. */
export type SiteKind = typeof KINDS[number]

/**
 * Which site Slidev is to make: on its server the one with the words, in a build the one that `DECK_SITE` names, as
 * `scripts/site.ts` does. Whoever builds by Slidev's own command, or names none that there is, gets the public one:
 * what nobody has asked for by name is not published.
 */
export function askedSite(serving: boolean): SiteKind {
  return serving ? 'notes' : KINDS.find(kind => kind === process.env.DECK_SITE) ?? 'public'
}

/**
 * Chooses for this process, and the Slidev that it starts, which of the filled blanks of the speech are shown: `all` in
 * the hall and on paper, on the web those that are marked public. Until one chooses, these.
 */
export function chooseBlanks(which: 'all' | 'public'): void {
  process.env.DECK_BLANKS = which
}

/** Which blanks were chosen. */
export function chosenBlanks(): 'all' | 'public' {
  return process.env.DECK_BLANKS === 'all' ? 'all' : 'public'
}
