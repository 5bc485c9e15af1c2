/** The declaration of a layout: all that it asks of slides. One declaration serves the check, its advice and the guide (`docs/layouts.md`). */
export interface Layout {
  /** what kind of slide it is, in Chinese */
  name: string
  /** where its title comes from: the heading in the Markdown, or its settings, and then it shows no Markdown at all */
  title: 'heading' | 'settings'
  /** front matter that it knows, beside `layout`, `section` and `point`, which every slide may have */
  settings: Record<string, Setting>
  /** what may stand below the heading; none: nothing */
  body?: Area
  /** the same for `::name::`, by name */
  slots: Record<string, Area>
  /** where words in bold are needed: in each item of the body's lists, at the end of each, or anywhere in title and body */
  bold?: 'each' | 'last' | 'somewhere'
  /** a whole slide, front matter first, for the guide */
  example: string
}

export interface Setting {
  /** a text, one Chinese character, a list of texts, or a list of groups of texts under the names given with what they say */
  type: 'text' | 'character' | 'texts' | Record<string, string>
  needed: boolean
  /** it stands on the slide, and so is an excerpt of the speech; else it is an instruction */
  shown: boolean
  /** another setting without which it makes no sense */
  with?: string
  /** how many a list holds */
  least?: number
  most?: number
  /** what it is for, in Chinese */
  says: string
}

/** The fewest and the most items of a list. No layout knows lists in lists: each item is a click. */
export interface Count { least: number, most: number }

/** A part of a slide that Markdown stands in. */
export interface Area {
  /** what belongs here, in Chinese */
  says: string
  needed: boolean
  /** one list of these, written with `-` */
  bullets?: Count
  /** one list of these, written with `1.` */
  numbers?: Count
  /** how many, and on which side of the list or quotation */
  paragraphs?: { most: number, where: 'before' | 'around' }
  /** one quotation, written with `>` */
  quotation?: true
  /** one picture, a paragraph of its own */
  picture?: 'needed' | 'possible'
}

/** The words below the line: a remark, a source, or conclusions that come by clicks. */
export const ASIDE: Area = {
  says: '线下的一句话：出处、补充或结论',
  needed: false,
  bullets: { least: 1, most: 3 },
  paragraphs: { most: 2, where: 'around' },
}
