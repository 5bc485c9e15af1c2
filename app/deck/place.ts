/** The part of a slide of Slidev's that we read. */
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

/** A section as its divider slide tells it, or its first slide where it has none. */
export interface SectionMark {
  /** as the front matter has it; how it is spoken says `marker.ts` */
  ordinal: string
  heading: string
  /** the image, one character, and the figure that the line draws for it; empty where there is none */
  symbol: string
  motif: string
  metaphor: string
  /** number of the slide */
  no: number
}

/** The place of a slide in the speech. */
export interface Place {
  section?: SectionMark | undefined
  /** with its heading unless the slide itself shows it as its title */
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

/** Reads the place from the front matter, where 1 is a number in YAML. */
function namesOf(slide: SlideRoute): { section?: string, point?: string } {
  const { section, point } = frontmatterOf(slide)
  return { ...(section !== undefined && { section: String(section) }), ...(point !== undefined && { point: String(point) }) }
}

const isDivider = (slide: SlideRoute): boolean => frontmatterOf(slide).layout === 'section'

/** The sections of the deck in order. */
export function sectionsOf(slides: SlideRoute[]): SectionMark[] {
  const openers = new Map<string, SlideRoute>()
  for (const slide of slides) {
    const { section = isDivider(slide) ? '' : undefined } = namesOf(slide)
    if (section !== undefined && (!openers.has(section) || (isDivider(slide) && !isDivider(openers.get(section)!))))
      openers.set(section, slide)
  }
  return [...openers].map(([ordinal, slide]) => {
    const { symbol = '', motif = symbol, metaphor = '' } = isDivider(slide) ? frontmatterOf(slide) : {}
    return { ordinal, heading: titleOf(slide), symbol, motif, metaphor, no: slide.no }
  })
}

/**
 * Finds the place of slide `no`.
 * @param slides all slides of the deck
 * @param no number of the slide, from 1
 */
export function placeOf(slides: SlideRoute[], no: number): Place {
  const slide = slides[no - 1]
  if (!slide)
    return {}
  const { section, point } = namesOf(slide)
  const opener = slides.find(other => namesOf(other).section === section && namesOf(other).point === point)
  return {
    section: sectionsOf(slides).find(({ ordinal }) => ordinal === section),
    point: point !== undefined && opener
      ? { ordinal: point, heading: opener.no === no ? undefined : titleOf(opener) }
      : undefined,
  }
}

/** Slides that belong together, in order. */
export interface Group {
  /** what they stand under; none before the first section and after the last */
  under?: { section?: string, point?: string, heading: string }
  slides: SlideRoute[]
}

/** Parts the deck by its sections, or by its points where it has none; what comes before the first and after the last are groups of their own. */
export function groupsOf(slides: SlideRoute[]): Group[] {
  const groups: Group[] = []
  for (const slide of slides) {
    const { section, point } = placeOf(slides, slide.no)
    const under = section
      ? { section: section.ordinal, heading: section.heading }
      : point && { point: point.ordinal, heading: point.heading ?? titleOf(slide) }
    const last = groups.at(-1)
    if (last && last.under?.section === under?.section && last.under?.point === under?.point)
      last.slides.push(slide)
    else
      groups.push({ ...(under && { under }), slides: [slide] })
  }
  return groups
}
