import type { MarkdownTransformContext } from '@slidev/types'
import { defineTransformersSetup } from '@slidev/types'
import { INK } from '../engine/speech/gap.ts'

/** A blank of the anonymised text, outside a tag. */
const BLANK = new RegExp(`(?:${INK.source})(?![^<]*>)`, 'g')

/** In Markdown as in the speech a blank is written XX; it is shown as an ink bar. */
function redact({ s }: MarkdownTransformContext): void {
  s.replace(BLANK, '<Redacted>$&</Redacted>')
}

export default defineTransformersSetup(() => ({ pre: [redact] }))
