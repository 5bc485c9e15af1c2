import { expect, it } from 'vitest'
import { readSource } from '../engine/draft/read/index.ts'
import { accept } from '../engine/draft/understand/index.ts'
import { speechText } from '../engine/draft/write/index.ts'
import { parseSpeech } from '../engine/speech/parse.ts'
import { answersFor, bytesOf, HEADINGS, SPEECHES } from './support/speeches.ts'

/** Headings of a text as it is drafted, as `labels.yml` writes them. */
async function headingsOf(name: string): Promise<string[]> {
  const source = await readSource(bytesOf(name), `${name}.txt`)
  const { headings } = parseSpeech(speechText(accept(source, answersFor(name), name)))
  return headings.map(({ level, ownLine, line }) => `${level} ${ownLine ? '' : '>'}${line}`)
}

it('the headings of whole texts are found: precision and recall are at least 98 %', async () => {
  const counts = { found: 0, labelled: 0, right: 0 }
  const wrong: string[] = []
  for (const name of SPEECHES) {
    const [found, labelled] = [await headingsOf(name), HEADINGS[name]!]
    counts.found += found.length
    counts.labelled += labelled.length
    counts.right += found.filter(heading => labelled.includes(heading)).length
    wrong.push(...found.filter(heading => !labelled.includes(heading)).map(heading => `${name} has no ${heading}`), ...labelled.filter(heading => !found.includes(heading)).map(heading => `${name} lacks ${heading}`))
  }
  const { found, labelled, right } = counts
  console.warn(`headings of ${SPEECHES.length} texts: precision ${(right / found).toFixed(3)}, recall ${(right / labelled).toFixed(3)} (${labelled} labelled)`, wrong)
  expect(SPEECHES.length).toBeGreaterThanOrEqual(12)
  expect(right / found).toBeGreaterThanOrEqual(0.98)
  expect(right / labelled).toBeGreaterThanOrEqual(0.98)
})
