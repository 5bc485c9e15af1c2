declare module 'virtual:markers' {
  /** what `markersOf` of `engine/speech/places.ts` makes of the speech and the slides */
  export const markers: Record<string, string>
}

declare module 'virtual:speech' {
  /** the title on its lines as written */
  export const title: string
  /** each with its sentences: what `sentencesOfBlock` makes of it */
  export const blocks: (import('../engine/speech/passages.ts').SpeechBlock & { sentences: import('../engine/speech/passages.ts').Passage[][] })[]
}
