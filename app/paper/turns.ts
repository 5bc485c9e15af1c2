/** GB/T 9704-2012, 5.2.3: lines to the page. */
const LINES = 22
/** Of a word that goes on, or of a line: characters that count. */
const WORDLIKE = /[\p{L}\p{N}]/u
/** A figure, or a blank for one, with those of the same date or time behind the signs of year, month, day, hour and minute, and the first character of what it counts. */
const FIGURE = /[\dX]+(?:[\u5E74\u6708\u65E5\u65F6\u5206][\dX]+)*[%\p{Script=Han}]?/gu
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

/** Returns the numbers of the places at which words begin, a figure and what it counts being one; `bound` are those within such a one. */
function startsOf(places: Place[]): { starts: Set<number>, bound: Set<number> } {
  const numbers = new Map<number, number>()
  let length = 0
  places.forEach(({ char }, number) => {
    numbers.set(length, number)
    length += char.length
  })
  const text = places.map(({ char }) => char).join('')
  const words = new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)
  const starts = new Set(Array.from(words, ({ index }) => numbers.get(index)!))
  const bound = new Set<number>()
  for (const { index, 0: figure } of text.matchAll(FIGURE)) {
    const [first, end] = [numbers.get(index)!, numbers.get(index + figure.length) ?? places.length]
    for (let number = first + 1; number < end || (number < places.length && !starts.has(number)); number++) {
      starts.delete(number)
      bound.add(number)
    }
  }
  return { starts, bound }
}

/**
 * The number of the character before which a line must end so that no page turns within a word, no figure is parted from
 * what it counts, and no line has one character; none where all is well.
 * @param places the characters of a paragraph
 * @param rowsBefore by how many the rows have moved down since they were counted; none where pages turn elsewhere
 */
function faultIn(places: Place[], rowsBefore: number | undefined): number | undefined {
  const { starts, bound } = startsOf(places)
  const wordAt = (number: number): number => starts.has(number) ? number : wordAt(number - 1)
  const ofRow = (row: number): Place[] => places.filter(place => place.row === row)
  const last = places.at(-1)!.row
  for (const [number, { row }] of places.entries()) {
    const before = places[number - 1]
    if (!before || before.row === row)
      continue
    const turns = rowsBefore !== undefined && (row + rowsBefore) % LINES === 0
    const alone = row === last && ofRow(row).filter(({ char }) => WORDLIKE.test(char)).length === 1
    const word = wordAt(alone && starts.has(number) ? number - 1 : number)
    // A word that fills a row of its own cannot be kept whole.
    if (((turns && !starts.has(number)) || bound.has(number) || alone) && places[word]!.row === before.row && places[word - 1]?.row === before.row)
      return word
  }
}

/**
 * Ends lines of the speaker's copy early where a page would turn within a word, where a figure would be parted from what
 * it counts, or where the last line of a paragraph would have one character; the characters stay on their grid.
 * @param paper the copy, laid out, 22 lines to the page; or in large print, whose pages turn between sentences
 * @param large in large print a sentence is a paragraph
 */
export function settleTurns(paper: HTMLElement, large: boolean): void {
  const line = Number.parseFloat(getComputedStyle(paper).lineHeight)
  for (let pass = 0, mended = true; mended && pass < MOST_PASSES; pass++) {
    const { top } = paper.getBoundingClientRect()
    let moved = 0
    mended = false
    for (const block of large ? paper.querySelectorAll('.sentence, [class^=level]') : paper.children) {
      const places = placesIn(block, top, line)
      const fault = block.matches('h1') || !places.length ? undefined : faultIn(places, large ? undefined : moved)
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
