import { statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** The part of Vite's graph of modules that is used here. */
export interface ModuleGraph {
  urlToModuleMap: ReadonlyMap<string, Module>
}
export interface Module {
  /** what its code imports, as it was sent to the browser; Vite adds files that are only watched elsewhere */
  staticImportedUrls?: ReadonlySet<string> | undefined
  transformResult?: { code: string } | null | undefined
}

const TIME = /(\?|&)t=\d{13}(?:&|$)/
const IMPORT = /(\?|&)import=?(?:&|$)/
const LOOSE = /[?&]$/
/** Prefix and stand-in by which Vite writes in a URL what cannot stand in one. */
const ID = '/@id/'
const ZERO = '__x00__'
/** Of packages only the style sheets name what they show. */
const OWN = /^(?!.*\/node_modules\/)/
const STYLE = /[./]css\b/
/** Files that a page shows or plays, by the end of their paths; the same in code, after a quotation mark or `url(`. */
const ASSET = 'avif gif jpe?g m4a mp3 mp4 ogg otf png svg ttf wav webm webp woff2?'.replaceAll(' ', '|')
const IS_ASSET = new RegExp(`\\.(?:${ASSET})$`, 'i')
const ASSETS = new RegExp(`["'\`(]([^"'\`()\\n]*\\.(?:${ASSET}))`, 'gi')

const withoutImport = (name: string): string => name.replace(IMPORT, '$1').replace(LOOSE, '')

/**
 * The name of a module in Vite's graph, from the URL by which a browser asks for it (`transformMiddleware` of Vite).
 * @returns none of what is no URL
 */
export function moduleName(url: string): string | undefined {
  try {
    const name = withoutImport(decodeURI(url.replace(TIME, '$1').replace(LOOSE, '')).replace(ZERO, '\0'))
    return name.startsWith(ID) ? name.slice(ID.length) : name
  }
  catch {
    return undefined
  }
}

/** Code has the characters of a path as they are, encoded, or some of them so. */
function decoded(path: string): string {
  try {
    return decodeURI(path)
  }
  catch {
    return path
  }
}

/** The names of all modules that a page may come to ask for, from where it begins. */
function reachable({ urlToModuleMap }: ModuleGraph, entries: readonly string[]): Set<string> {
  const names = new Set(entries)
  // A set goes on over what is added while it is gone through.
  for (const name of names)
    urlToModuleMap.get(name)?.staticImportedUrls?.forEach(imported => names.add(withoutImport(imported)))
  return names
}

/** True if a file lies in the folder whose files are published as they are. */
function isPublic(url: string, folder: string): boolean {
  try {
    const path = join(folder, decodeURIComponent(url.replace(/\?.*/, '')))
    return path.startsWith(folder + sep) && statSync(path).isFile()
  }
  catch {
    // No URL, or no such file.
    return false
  }
}

/**
 * True if a picture, font or sound is one that the page names: Vue and style sheets write the path of one as it is, where
 * modules import the rest.
 */
function isNamed(url: string, graph: ModuleGraph, names: ReadonlySet<string>): boolean {
  const path = decoded(url.replace(/\?.*/, ''))
  const writers = [...names].filter(name => OWN.test(name) || STYLE.test(name))
  return IS_ASSET.test(path) && writers.some((name) => {
    const code = graph.urlToModuleMap.get(name)?.transformResult?.code ?? ''
    return Array.from(code.matchAll(ASSETS)).some(([, file]) => decoded(file!).endsWith(path))
  })
}

/**
 * True if a URL is part of the deck: its page imports it, shows it or links to it. So no source is served that no page
 * asks for, no file of the disk, nor any of the services for developers.
 * @param url as it was asked for
 * @param graph of what has been sent so far
 * @param entries where the page begins
 * @param publicFolder of the deck
 */
export function isOfDeck(url: string, graph: ModuleGraph, entries: readonly string[], publicFolder: string): boolean {
  const name = moduleName(url)
  if (name === undefined)
    return false
  const names = reachable(graph, entries)
  return names.has(name) || isNamed(url, graph, names) || isPublic(url, publicFolder)
}
