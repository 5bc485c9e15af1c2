/** A stretch of a text: from `start` up to, and not with, `end`. */
export interface Span { start: number, end: number }

/** A stretch up to a mark that one may stop at. */
export interface Clause extends Span {
  /** the mark behind it, with closing quotation marks; empty at the end of a paragraph */
  mark: string
  /** which sentence it belongs to */
  sentence: number
  /** what others think, and the speaker does not: it must not stand on a slide as if he said so */
  refused?: true
  /** of a sentence that only tells what has just been done here: 刚才，…… */
  told?: true
  /** within a long quotation, whoever is quoted */
  quoted?: true
}

/** Is never parted: a short quotation, a title, a remark in brackets. */
const ATOM = /“[^“”\n]{1,24}”|‘[^‘’\n]{1,24}’|《[^《》\n]{1,40}》|（[^（）\n]{1,40}）/g
const QUOTATION = /“[^“”\n]{25,}”/g
/** Half-width marks of a typist who left the input method, too. */
const MARK = /——|(?:[，。；！？：]|[,;:?!]\B|(?<!\d)\.(?![\w.]))[”’）》]*/g
const STOP = /^(?:[。！？]|[?!]\B|\.(?![\w.]))/
const SPACE = /[ \t\u3000]/
/** A quotation that ends a sentence with a stop of its own: “国将兴，必贵师而重傅。” */
const ENDING = /^[。！？][”’]+(?![，。；：、的这是])/
const TOLD = /^(?:刚才|刚刚|上午|下午|昨天|前不久|会前)/
const OPINION = /(?<=^|[，；])过去(?:讲|说|认为|总觉得)|(?:有的|有些|有人|少数|个别|一些|不少|部分|某些)[^，。]{0,12}?(?:认为|觉得|以为|主张|总想|心想|[说讲](?=[：，“]))/

export const lengthOf = ({ start, end }: Span): number => end - start
export const overlaps = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end
export const within = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** A text, and what must not be cut in it. */
export class Text {
  /** places within what must not be cut */
  private readonly inner = new Set<number>()
  private readonly quotations: Span[]

  constructor(readonly words: string) {
    this.quotations = [...words.matchAll(QUOTATION)].map(({ 0: quotation, index }) => ({ start: index, end: index + quotation.length }))
    for (const { 0: atom, index } of words.matchAll(ATOM)) {
      for (let at = index + 1; at < index + atom.length; at++)
        this.inner.add(at)
    }
  }

  slice = ({ start, end }: Span): string => this.words.slice(start, end)

  /** True if a place is within what must not be cut. */
  splits = (place: number): boolean => this.inner.has(place)

  /** A stretch without the white space at its ends. */
  trim({ start, end }: Span): Span {
    while (start < end && (SPACE.test(this.words[start]!) || this.words[start] === '\n'))
      start++
    while (end > start && (SPACE.test(this.words[end - 1]!) || this.words[end - 1] === '\n'))
      end--
    return { start, end }
  }

  /** The sentences within a stretch, each with its full stop, without the line feeds between paragraphs. */
  sentences(span: Span): Span[] {
    const sentences: Span[] = []
    let start = span.start
    const close = (end: number): void => {
      const sentence = this.trim({ start, end })
      if (sentence.end > sentence.start)
        sentences.push(sentence)
      start = end
    }
    for (let at = span.start; at < span.end; at++) {
      if (this.words[at] === '\n')
        close(at)
      const ending = ENDING.exec(this.words.slice(at, at + 4))?.[0].length ?? 0
      const stop = STOP.test(this.words.slice(at, at + 2)) && !this.splits(at) && !/\d$/.test(this.words[at] === '.' ? this.words[at - 1] ?? '' : '')
      if (stop || (ending && !this.splits(at + ending))) {
        let end = at + Math.max(1, ending)
        while (end < span.end && /[。！？?!”’）》]/.test(this.words[end]!))
          end++
        close(end)
        at = end - 1
      }
    }
    close(span.end)
    return sentences
  }

  /** The clauses within a stretch in order. */
  clauses(span: Span): Clause[] {
    return this.sentences(span).flatMap((sentence, number) => {
      const marks = [...this.slice(sentence).matchAll(MARK)].map(({ 0: mark, index }) => ({ mark, at: sentence.start + index })).filter(({ at }) => !this.splits(at))
      let start = sentence.start
      const clauses: Clause[] = marks.map(({ mark, at }) => {
        const clause = { ...this.trim({ start, end: at }), mark, sentence: number }
        start = at + mark.length
        return clause
      })
      if (start < sentence.end)
        clauses.push({ ...this.trim({ start, end: sentence.end }), mark: '', sentence: number })
      const opinion = OPINION.exec(this.slice(sentence))?.index ?? Infinity
      const told = TOLD.test(this.slice(sentence))
      return clauses.filter(({ start, end }) => end > start).map(({ start, end, ...clause }) => ({
        start,
        end,
        ...clause,
        ...end > sentence.start + opinion && { refused: true as const },
        ...told && { told: true as const },
        ...this.quotations.some(quotation => within({ start, end }, quotation)) && { quoted: true as const },
      }))
    })
  }
}
