/** GB/T 9704-2012, 5.2.3: lines to the page. */
const LINES = 22
/** Of a word that goes on, or of a line: characters that count. */
const WORDLIKE = /[\p{L}\p{N}]/u
/** Each pass mends one place; a speech of an hour has some dozens. */
const MOST_PASSES = 500

/** A character of a paragraph as it is set. */
interface Place { node: Text, offset: number, char: string, row: number }

/** The characters of a block in order with the rows that they stand in; of marks in the margin none. */
function placesIn(block: Element, top: number, line: number): Place[] {
  const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, node =>
    node.parentElement!.closest('.slide-mark') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  const places: Place[] = []
  const range = document.createRange()
  while (texts.nextNode()) {
    const node = texts.currentNode as Text
    for (const { segment: char, index: offset } of new Intl.Segmenter('zh').segment(node.data)) {
      range.setStart(node, offset)
      range.setEnd(node, offset + char.length)
      const box = range.getClientRects()[0]
      if (box?.width)
        places.push({ node, offset, char, row: Math.floor(((box.top + box.bottom) / 2 - top) / line) })
    }
  }
  return places
}

/** Returns the numbers of the places at which words begin. */
function startsOf(places: Place[]): Set<number> {
  const numbers = new Map<number, number>()
  let length = 0
  places.forEach(({ char }, number) => {
    numbers.set(length, number)
    length += char.length
  })
  const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(places.map(({ char }) => char).join(''))
  return new Set(Array.from(words, ({ index }) => numbers.get(index)!))
}

/** The number of the character before which a line must end so that neither a page turns within a word nor a line has one character; none where all is well. */
function faultIn(places: Place[], rowsBefore: number): number | undefined {
  const starts = startsOf(places)
  const wordAt = (number: number): number => starts.has(number) ? number : wordAt(number - 1)
  const ofRow = (row: number): Place[] => places.filter(place => place.row === row)
  const last = places.at(-1)!.row
  for (const [number, { row }] of places.entries()) {
    const before = places[number - 1]
    if (!before || before.row === row)
      continue
    const turns = (row + rowsBefore) % LINES === 0
    const alone = row === last && ofRow(row).filter(({ char }) => WORDLIKE.test(char)).length === 1
    const word = wordAt(alone && starts.has(number) ? number - 1 : number)
    // A word that fills a row of its own cannot be kept whole.
    if (((turns && !starts.has(number)) || alone) && places[word]!.row === before.row && places[word - 1]?.row === before.row)
      return word
  }
}

/**
 * Ends lines of the speaker's copy early where a page would turn within a word, or where the last line of a paragraph
 * would have one character; the characters stay on their grid.
 * @param paper the copy, laid out, 22 lines to the page
 */
export function settleTurns(paper: HTMLElement): void {
  const line = Number.parseFloat(getComputedStyle(paper).lineHeight)
  for (let pass = 0, mended = true; mended && pass < MOST_PASSES; pass++) {
    const { top } = paper.getBoundingClientRect()
    let moved = 0
    mended = false
    for (const block of paper.children) {
      const places = placesIn(block, top, line)
      const fault = block.matches('h1') || !places.length ? undefined : faultIn(places, moved)
      if (fault !== undefined) {
        const { node, offset } = places[fault]!
        node.splitText(offset).before(document.createElement('br'))
        mended = true
        break
      }
      // A heading does not stay alone at the foot of a page.
      if (block.matches('[class^=level]') && (places.at(-1)!.row + moved) % LINES === LINES - 1)
        moved++
    }
  }
}
