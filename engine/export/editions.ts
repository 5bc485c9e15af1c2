import { suffixOf } from '../build/aspect.ts'

/** What `npm run export -- TARGET…` may be asked for. */
export const TARGETS = {
  slides: '幻灯片，16:9，每页一张',
  handout: '讲义，A4，每页三张，旁边是所讲的话',
  script: '讲话稿，A4，按公文格式（GB/T 9704-2012），页边注有换页处和时间',
  grey: '幻灯片和讲义的黑白版，给激光打印机',
  press: '幻灯片的印刷版，给印刷厂：A4 横幅，四边各 3 毫米出血，CMYK',
  html: '单个文件 deck.html，装在 U 盘里，双击就能放映：不用网络，讲稿和演讲者视图都在里面',
  pptx: '可在 PowerPoint 和 WPS 里编辑的幻灯片，逐条出现，备注是所讲的话',
} as const
export type Target = keyof typeof TARGETS

export interface EditionOptions {
  perPage: number
  lines: boolean
  large: boolean
  /** of the screen, `engine/build/aspect.ts` */
  aspect: string
}

/** How the colours of the screen become ink. */
export type Ink = 'colour' | 'grey' | 'press'

/** One file to be made. */
export interface Edition {
  /** name in `out/` */
  file: string
  /** route of the paper site, `app/routes.ts` */
  route: string
  /** of a print; none: what the route lays out is not printed, but read */
  ink?: Ink
}

/** The files that some targets stand for, in order, each once. */
export function editionsOf(targets: Target[], { perPage, lines, large, aspect }: EditionOptions): Edition[] {
  const shape = suffixOf(aspect)
  const handout = `/handout.pdf?per-page=${perPage}${lines ? '&lines' : ''}`
  const editions: Record<Target, Edition[]> = {
    slides: [{ file: `slides${shape}.pdf`, route: '/slides.pdf', ink: 'colour' }],
    handout: [{ file: `handout${shape}.pdf`, route: handout, ink: 'colour' }],
    script: [large
      ? { file: 'script-large.pdf', route: '/script.pdf?large', ink: 'colour' }
      : { file: 'script.pdf', route: '/script.pdf', ink: 'colour' }],
    grey: [
      { file: `slides-grey${shape}.pdf`, route: '/slides.pdf?ink=grey', ink: 'grey' },
      { file: `handout-grey${shape}.pdf`, route: `${handout}&ink=grey`, ink: 'grey' },
    ],
    press: [{ file: `slides-press${shape}.pdf`, route: '/press.pdf', ink: 'press' }],
    html: [], // not laid out for paper
    pptx: [{ file: `slides${shape}.pptx`, route: '/slides.pdf?steps' }],
  }
  return [...new Set(targets)].flatMap(target => editions[target])
}
