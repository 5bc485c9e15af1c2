declare module 'virtual:speech' {
  /** the title on its lines as written */
  export const title: string
  /** each with its sentences: what `sentencesOfBlock` makes of it */
  export const blocks: (import('../engine/speech/passages.ts').Block & { sentences: import('../engine/speech/passages.ts').Passage[][] })[]
}
