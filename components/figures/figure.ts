/** One stroke of a drawing: SVG path data, its height counted from the line (`linePath.ts`), and its width in pixels. */
export interface Stroke { d: string, width: number }

/** A figure that the line draws for an image of the speech. A deck may bring its own: `components/*.figure.ts`, the default export. */
export interface Figure {
  /** the character that stands for the image, as the divider slide of a section has it */
  symbol: string
  /**
   * The shape that the line takes on its way over the cover.
   * @param x where it stands
   * @param size half of its height
   * @returns path data that leads from the line to the line, and what is drawn beside that
   */
  motif: (x: number, size: number) => { way: string, strokes: Stroke[] }
  /** The shape that stands on the line beside the words of a point: at `x`, `size` is half of its height. It turns by `notch` degrees a click. */
  beside?: (x: number, size: number) => { strokes: Stroke[], turning: Stroke[], centre: [x: number, y: number], notch: number }
  /**
   * The strokes that carry the rows of a point between two headlands: one stroke for each but the last, which stands on the line itself.
   * @param heights of the rows, from above
   * @param ends where the first of them may come in from, at the left and at the right
   */
  rows?: (left: number, right: number, heights: number[], ends: [left: number, right: number]) => string[]
}
