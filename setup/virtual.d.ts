declare module 'virtual:speech' {
  /** the title on its lines as written */
  export const title: string
  export const blocks: import('../speech/passages.ts').Block[]
}
