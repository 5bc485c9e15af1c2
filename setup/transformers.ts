import type { MarkdownTransformContext } from '@slidev/types'
import { defineTransformersSetup } from '@slidev/types'

/** A blank of the anonymised text, outside a tag. */
const BLANK = /X{1,9}(?![^<]*>)/g

/** In Markdown as in the speech a blank is written XX; it is shown as an ink bar. */
function redact({ s }: MarkdownTransformContext): void {
  s.replace(BLANK, '<Redacted>$&</Redacted>')
}

export default defineTransformersSetup(() => ({ pre: [redact] }))
