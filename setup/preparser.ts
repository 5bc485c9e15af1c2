import process from 'node:process'
import { definePreparserSetup } from '@slidev/types'
import { blankFiller } from '../speech/index.ts'

/** The slides are written with their blanks open; what `speech/blanks.yml` fills in is put there before Slidev reads them. */
export default definePreparserSetup(() => [{
  transformRawLines(lines) {
    const filled = blankFiller(process.cwd())(lines.join('\n')).split('\n')
    lines.splice(0, lines.length, ...filled)
  },
}])
