import type { Edition } from './editions.ts'
import { readdirSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

/** The names in a folder; none where there is no such folder. */
const namesIn = (folder: string): string[] => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : []

/**
 * Finds what earlier exports of the same editions have left and this one did not make anew: the deck has become shorter,
 * or a long picture is in fewer parts. A file with any other name is the user's, and stays.
 * @param out folder of the exported files
 * @param editions those that are exported
 * @param made names in that folder of what they have become
 * @returns names in that folder
 */
export function outdatedFiles(out: string, editions: Pick<Edition, 'file' | 'endings'>[], made: string[]): string[] {
  return editions.flatMap(({ file, endings }) => {
    // The edition is a folder, or what some names begin with.
    const folder = file.slice(0, file.lastIndexOf('/') + 1)
    return !endings
      ? []
      : namesIn(join(out, folder)).map(name => posix.join(folder, name)).filter(name =>
          name.startsWith(file) && endings.test(name.slice(file.length)) && !made.includes(name))
  })
}
