/** The words spoken over a slide, white space left out. */
export interface Note {
  /** all of them, without the click markers */
  text: string
  /** the same, parted at the click markers: the words before the first click, then those of each click */
  segments: string[]
  /** for each character of `text` the line it stands on, from 0 at the start of the slide */
  lines: number[]
  /** the line of each click marker, counted so */
  clicks: number[]
}

const NOTE = /<!--([^<>]*?)-->\s*$/
const CLICK = /\[click\]/
const SPACE = /\s/

/** Reads the note off the source text of a slide: its last HTML comment, with `[click]` where the next phrase appears. */
export function parseNote(source: string): Note {
  const match = NOTE.exec(source)
  const note: Note = { text: '', segments: [''], lines: [], clicks: [] }
  if (!match)
    return note
  let line = source.slice(0, match.index).split('\n').length - 1
  for (const [index, part] of match[1]!.split(CLICK).entries()) {
    if (index) {
      note.segments.push('')
      note.clicks.push(line)
    }
    for (const char of part) {
      if (char === '\n')
        line++
      if (SPACE.test(char))
        continue
      note.text += char
      note.segments[index] += char
      note.lines.push(...Array.from({ length: char.length }, () => line))
    }
  }
  return note
}
