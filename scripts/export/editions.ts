/** What `npm run export -- TARGET…` may be asked for. */
export const TARGETS = {
  slides: '幻灯片，16:9，每页一张',
  handout: '讲义，A4，每页三张，旁边是所讲的话',
  script: '讲话稿，A4，按公文格式（GB/T 9704-2012），页边注有换页处和时间',
  grey: '幻灯片和讲义的黑白版，给激光打印机',
  press: '幻灯片的印刷版，给印刷厂：A4 横幅，四边各 3 毫米出血，CMYK',
  pptx: '可在 PowerPoint 和 WPS 里编辑的幻灯片，备注是所讲的话；没有动画',
} as const
export type Target = keyof typeof TARGETS

export interface EditionOptions {
  perPage: number
  lines: boolean
  large: boolean
}

/** How the colours of the screen become ink. */
export type Ink = 'colour' | 'grey' | 'press'

/** One file to be made. */
export interface Edition {
  /** name in `out/` */
  file: string
  /** route of the paper site, `setup/routes.ts` */
  route: string
  /** of a print; none: what the route lays out is not printed, but read */
  ink?: Ink
}

/** The files that some targets stand for, in order, each once. */
export function editionsOf(targets: Target[], { perPage, lines, large }: EditionOptions): Edition[] {
  const handout = `/handout.pdf?per-page=${perPage}${lines ? '&lines' : ''}`
  const editions: Record<Target, Edition[]> = {
    slides: [{ file: 'slides.pdf', route: '/slides.pdf', ink: 'colour' }],
    handout: [{ file: 'handout.pdf', route: handout, ink: 'colour' }],
    script: [large
      ? { file: 'script-large.pdf', route: '/script.pdf?large', ink: 'colour' }
      : { file: 'script.pdf', route: '/script.pdf', ink: 'colour' }],
    grey: [
      { file: 'slides-grey.pdf', route: '/slides.pdf?ink=grey', ink: 'grey' },
      { file: 'handout-grey.pdf', route: `${handout}&ink=grey`, ink: 'grey' },
    ],
    press: [{ file: 'slides-press.pdf', route: '/press.pdf', ink: 'press' }],
    pptx: [{ file: 'slides.pptx', route: '/slides.pdf' }],
  }
  return [...new Set(targets)].flatMap(target => editions[target])
}
