import process from 'node:process'
import { definePreparserSetup } from '@slidev/types'
import { askedSite, chooseBlanks } from '../scripts/asked.ts'
import { chosenAspect, withAspect } from '../scripts/aspect.ts'
import { blankFiller } from '../speech/index.ts'

/** What of Slidev's own commands shows the deck on this machine; whatever else there is may publish it. */
const SERVING = new Set(['dev', 'export'])

/**
 * Before Slidev reads them: the slides are written with the blanks of the speech open, which `speech/blanks.yml` fills,
 * and for one screen, which `--aspect` may change. From a public site the notes are kept here, before anything of
 * Slidev's has them: its `--without-notes` would have to be asked for.
 */
export default definePreparserSetup(({ mode = '' }) => {
  const serving = SERVING.has(mode)
  // This is the first of our code that Slidev's process runs; all later reads the blanks as is chosen here.
  if (serving)
    chooseBlanks('all')
  return [{
    transformRawLines(lines) {
      const filled = blankFiller(process.cwd())(lines.join('\n')).split('\n')
      lines.splice(0, lines.length, ...withAspect(filled, chosenAspect()))
    },
    transformNote: async note => askedSite(serving) === 'public' ? '' : note,
  }]
})
