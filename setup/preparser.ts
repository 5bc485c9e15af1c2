import process from 'node:process'
import { definePreparserSetup } from '@slidev/types'
import { chosenAspect, withAspect } from '../engine/build/aspect.ts'
import { blankFiller } from '../engine/speech/index.ts'

/**
 * Before Slidev reads them: the slides are written with the blanks of the speech open, which `speech/blanks.yml` fills,
 * and for one screen, which `--aspect` may change.
 */
export default definePreparserSetup(() => [{
  transformRawLines(lines) {
    const filled = blankFiller(process.cwd())(lines.join('\n')).split('\n')
    lines.splice(0, lines.length, ...withAspect(filled, chosenAspect()))
  },
}])
