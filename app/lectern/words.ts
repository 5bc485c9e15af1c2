/** Words spoken from one click to the next, within a paragraph. */
export interface Words {
  /** 0 before the first click */
  click: number
  text: string
}

const MARK = 'slidev-note-click-mark'
const BLANK = /\s/g

function read(node: Node, at: { click: number }): Words[] {
  if (node instanceof HTMLElement && node.classList.contains(MARK))
    at.click = Number(node.dataset.clicks)
  const text = node.nodeType === Node.TEXT_NODE ? node.textContent!.replace(BLANK, '') : ''
  return text ? [{ click: at.click, text }] : [...node.childNodes].flatMap(child => read(child, at))
}

/** Reads the words off a note as Slidev has it: paragraph by paragraph, each parted at its clicks. */
export function paragraphsOf(noteHTML = ''): Words[][] {
  const at = { click: 0 }
  const { body } = new DOMParser().parseFromString(noteHTML, 'text/html')
  return [...body.children].map(paragraph => read(paragraph, at)).filter(words => words.length)
}

/** The same words from click to click, those before the first click first. */
export function segmentsOf(paragraphs: Words[][]): string[] {
  const words = paragraphs.flat()
  return Array.from({ length: (words.at(-1)?.click ?? 0) + 1 }, (_, click) =>
    words.filter(part => part.click === click).map(({ text }) => text).join(''))
}
