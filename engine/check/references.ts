import type { Deck } from './deck.ts'
import type { Finding } from './finding.ts'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, parse, resolve } from 'node:path'
import { HOUSE } from '../house.ts'

const CLIENT = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))
const TAG = /<([A-Z][\w.]*|[a-z]+(?:-[a-z]+)+)/g

/** Names of the Vue files of some folders, without ending. */
function namesIn(...folders: string[]): string[] {
  return folders.filter(existsSync).flatMap(folder => readdirSync(folder)).map(file => parse(file).name)
}

/** Where the parts of a deck lie: its own, and those of the house. */
const homesOf = (root: string, part: string): string[] => [root, HOUSE].map(folder => resolve(folder, part))

const pascalCase = (tag: string): string => tag.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/** Slidev leaves an unknown component out without a word. */
export function componentFindings({ slides }: Deck, root: string): Finding[] {
  const known = new Set(namesIn(...homesOf(root, 'components'), resolve(CLIENT, 'builtin')))
  return slides.flatMap(({ file, line, content, no }) =>
    [...content.matchAll(TAG)].filter(([, tag]) => !known.has(pascalCase(tag!))).map(([words]) => ({
      file,
      line,
      what: `第 ${no} 页用了没有的组件`,
      words: `${words}>`,
      advice: '请核对组件的名字，组件在 components/ 里',
    })))
}
