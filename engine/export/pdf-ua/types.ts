const set = (types: string): Set<string> => new Set(types.split(' '))

/** The standard structure types (ISO 32000-1, 14.8.4). */
export const STANDARD = set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form')

/** Types of PDF 2.0 that Chromium writes, or will, and what stands for them in PDF 1.7. */
export const SUBSTITUTES: Readonly<Record<string, string>> = {
  Strong: 'Span',
  Em: 'Span',
  Sub: 'Span',
  Aside: 'Sect',
  Title: 'P',
  FENote: 'Note',
  DocumentFragment: 'Div',
}

/** Types that group others and have no text of their own (14.8.4.2). */
export const GROUPS = set('Document Part Art Sect Div Index NonStruct Aside DocumentFragment')

/** Types that stand in a line of text (14.8.4.4); a `NonStruct` with nothing but content in it is such a piece of text too. */
export const INLINE = set('Span Strong Em Sub Quote Reference Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula')

/** Types that text may stand in (14.8.4.3), and those that say themselves what their text is. */
export const BLOCKS = set('P Title H H1 H2 H3 H4 H5 H6 Lbl LBody LI TH TD Caption BlockQuote TOCI Note FENote BibEntry Figure Formula Form')
