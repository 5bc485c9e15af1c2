import type { Browser } from 'playwright-chromium'
import type { Slide } from '../../engine/check/deck.ts'
import type { Goal } from './table.ts'
import type { Line, Visit } from './visit.ts'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { serveFolder } from '../../engine/serve/static.ts'
import { copyProject } from './copy.ts'
import { writeMarpDeck } from './marp.ts'
import { buildMarp, buildOurs, buildStock } from './sites.ts'
import { summarizeVisits, visit } from './visit.ts'

const LINES: (Line | undefined)[] = [undefined, { name: '1.6 Mbit/s, 150 ms', bitsPerSecond: 1_600_000, latencyMs: 150 }]
/** Of the whole site without its PDFs, in bytes. */
const MOST_SITE = 1_200_000

/** The waits of the visitors of one site over one line. */
export interface VisitResult extends Visit { name: string, line: string }

/** Bytes of a site as it lies on the host, without PDFs and what the bench has put beside its files. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(file => ({ file, entry: statSync(join(folder, file)) }))
    .reduce((sum, { file, entry }) => entry.isFile() && !/\.(?:pdf|gz)$/.test(file) ? sum + entry.size : sum, 0)
}

/**
 * Lets visitors with empty caches come to the deck as a site of ours, of Slidev's and of Marp's, in turn.
 * @param root folder of the project
 * @param browser a running browser
 * @param marp program of Marp CLI
 * @param slides of the deck
 * @param rounds how many visits to each
 */
export async function measureVisits(root: string, browser: Browser, marp: string, slides: Slide[], rounds: number): Promise<{ results: VisitResult[], goals: Goal[] }> {
  await using ourCopy = await copyProject(root)
  await using stockCopy = await copyProject(root)
  await using marpCopy = await copyProject(root)
  const marpDeck = await writeMarpDeck(marpCopy.folder, slides, { fonts: false })
  const ourSite = await buildOurs(ourCopy.folder)
  await using ours = await serveFolder(ourSite, { compressed: true })
  await using stock = await serveFolder(await buildStock(stockCopy.folder), { compressed: true })
  await using page = await serveFolder(await buildMarp(marpCopy.folder, marp, marpDeck), { compressed: true })

  const candidates = LINES.flatMap(line => [
    { name: 'slidev build', url: stock.url, slide: '#slide-content .page', line },
    { name: 'Marp CLI', url: page.url, slide: 'section h1', line },
    { name: 'ours', url: ours.url, slide: '#app .current .page', line },
  ])
  const visits = candidates.map((): Visit[] => [])
  for (let round = 0; round < rounds; round++) {
    for (const [index, { url, slide, line }] of candidates.entries())
      visits[index]!.push(await visit(browser, url, slide, line))
  }
  const results = candidates.map(({ name, line }, index) => ({ name, line: line?.name ?? 'same machine', ...summarizeVisits(visits[index]!) }))
  const [stockHere, marpHere, oursHere, , marpFar, oursFar] = results as [VisitResult, VisitResult, VisitResult, VisitResult, VisitResult, VisitResult]
  return {
    results,
    goals: [
      { text: 'site: first contentful paint against Marp, same machine', measured: oursHere.paint, base: marpHere.paint, limit: 1 },
      { text: 'site: first contentful paint against Marp, slow line', measured: oursFar.paint, base: marpFar.paint, limit: 1 },
      { text: 'site: bytes until the first slide can be used, fonts included, against stock without fonts', measured: oursHere.bytes, base: stockHere.bytes, limit: 1 },
      { text: 'site: script against stock', measured: oursHere.script, base: stockHere.script, limit: 0.6 },
      { text: 'site: layout shift, against 0.001', measured: Math.max(oursHere.shift, oursFar.shift), base: 0.001, limit: 1 },
      { text: 'site: all files without PDFs, against 1.2 MB', measured: sizeOf(ourSite), base: MOST_SITE, limit: 1 },
    ],
  }
}
