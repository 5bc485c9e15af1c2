import type { SourceLine } from '../read/source.ts'
import { headingsIn } from '../../speech/headings.ts'
import { markerAt } from '../../speech/markers.ts'

const NAMED = /^附[件录表][一二三四五六七八九十\d]*[：:]?.{0,40}$/
const ENDED = /[。！？；：，、]$/
const MOST_TITLE = 40

/** Index of the paragraph that an appendix begins with: one that says so, or whose numbering starts again at the top. */
export function appendixIn(body: SourceLine[]): number | undefined {
  const named = body.findIndex(({ text }, index) => index > 1 && NAMED.test(text))
  if (named >= 0)
    return named
  const again = headingsIn(body.map(({ text }) => text)).remarks.find(({ what }) => what === '编号又从一开始')?.paragraph
  if (again === undefined)
    return undefined
  // Its own title stands before its first number.
  let start = again
  while (start > 1 && body[start - 1]!.text.length <= MOST_TITLE && !ENDED.test(body[start - 1]!.text) && !markerAt(body[start - 1]!.text))
    start--
  return start
}
