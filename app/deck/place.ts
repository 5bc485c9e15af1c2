/** What we read of a slide of Slidev's. */
export interface SlideRoute {
  no: number
  meta: {
    slide: {
      title?: string
      frontmatter: Record<string, string>
      /** the words spoken, with a mark for each click; none in a public build */
      noteHTML?: string
    }
  }
}

/** A section as its divider slide tells it. */
export interface SectionMark {
  ordinal: string
  heading: string
  symbol: string
  metaphor: string
  /** number of the divider slide */
  no: number
}

/** Where a slide stands in the speech. */
export interface Place {
  section?: SectionMark | undefined
  /** 第一, with its heading unless the slide itself shows it as its title */
  point?: { ordinal: string, heading?: string | undefined } | undefined
}

const MARKUP = /<[^>]+>|\*\*/g

function frontmatterOf(slide: SlideRoute): Record<string, string> {
  return slide.meta.slide.frontmatter
}

/** The title of a slide as plain text: `<wbr>` and emphasis are for the eye only. */
export function titleOf(slide: SlideRoute): string {
  return slide.meta.slide.title?.replace(MARKUP, '') ?? ''
}

/** The sections of the deck in order, read off their divider slides. */
export function sectionsOf(slides: SlideRoute[]): SectionMark[] {
  return slides.filter(slide => frontmatterOf(slide).layout === 'section').map((slide) => {
    const { section = '', symbol = '', metaphor = '' } = frontmatterOf(slide)
    return { ordinal: section, heading: titleOf(slide), symbol, metaphor, no: slide.no }
  })
}

/**
 * Where slide `no` stands.
 * @param slides all slides of the deck
 * @param no number of the slide, from 1
 */
export function placeOf(slides: SlideRoute[], no: number): Place {
  const slide = slides[no - 1]
  if (!slide)
    return {}
  const { section, point } = frontmatterOf(slide)
  const opener = slides.find(other =>
    frontmatterOf(other).section === section && frontmatterOf(other).point === point)
  return {
    section: sectionsOf(slides).find(({ ordinal }) => ordinal === section),
    point: point && opener
      ? { ordinal: point, heading: opener.no === no ? undefined : titleOf(opener) }
      : undefined,
  }
}

/** Slides that belong together, in order. */
export interface Group {
  /** none before the first section and after the last */
  section?: SectionMark | undefined
  slides: SlideRoute[]
}

/** Parts the deck by its sections; what comes before the first and after the last are groups of their own. */
export function groupsOf(slides: SlideRoute[]): Group[] {
  const groups: Group[] = []
  for (const slide of slides) {
    const { section } = placeOf(slides, slide.no)
    if (groups.length && groups.at(-1)!.section?.no === section?.no)
      groups.at(-1)!.slides.push(slide)
    else
      groups.push({ section, slides: [slide] })
  }
  return groups
}
