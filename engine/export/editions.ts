import type { Profile } from './pdf/profile.ts'
import { suffixOf } from '../build/aspect.ts'

/** What `npm run export -- TARGET…` may be asked for. */
export const TARGETS = {
  slides: '幻灯片，16:9，每页一张',
  handout: '讲义，A4，每页三张，旁边是所讲的话',
  script: '讲话稿，A4，按公文格式（GB/T 9704-2012），页边注有换页处和时间',
  grey: '幻灯片（A4 横幅）和讲义的黑白版，给激光打印机',
  press: '幻灯片的印刷版，给印刷厂：A4 横幅，四边各 3 毫米出血，CMYK',
  html: '单个文件 deck.html，装在 U 盘里，双击就能放映：不用网络，讲稿和演讲者视图都在里面',
  pptx: '可在 PowerPoint 和 WPS 里编辑的幻灯片，逐条出现，备注是所讲的话',
} as const
export type Target = keyof typeof TARGETS

export interface EditionOptions {
  perPage: number
  lines: boolean
  large: boolean
  /** crop marks on the press edition */
  marks: boolean
  /** that the press prints by; with it the press edition is PDF/X-4 */
  profile?: Profile | undefined
  /** of the screen, `engine/build/aspect.ts` */
  aspect: string
}

/** What a printing house may ask for. */
export type PressOptions = Pick<EditionOptions, 'marks' | 'profile'>

/** Slides on a page of the handout, if nothing else is asked for. */
export const USUAL_PER_PAGE = 3

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
  /** of the press edition, what was asked for beside */
  press?: PressOptions
}

/** The files that some targets stand for, in order, each once. */
export function editionsOf(targets: Target[], { perPage, lines, large, marks, profile, aspect }: EditionOptions): Edition[] {
  const shape = suffixOf(aspect)
  // Each variant has a name of its own, so that none overwrites another.
  const variant = `${perPage === USUAL_PER_PAGE ? '' : `-${perPage}`}${lines ? '-lines' : ''}`
  const handout = `/handout.pdf?per-page=${perPage}${lines ? '&lines' : ''}`
  const editions: Record<Target, Edition[]> = {
    slides: [{ file: `slides${shape}.pdf`, route: '/slides.pdf', ink: 'colour' }],
    handout: [{ file: `handout${variant}${shape}.pdf`, route: handout, ink: 'colour' }],
    script: [
      { file: 'script.pdf', route: '/script.pdf', ink: 'colour' },
      ...large ? [{ file: 'script-large.pdf', route: '/script.pdf?large', ink: 'colour' as const }] : [],
    ],
    grey: [
      { file: `slides-grey${shape}.pdf`, route: '/slides.pdf?ink=grey', ink: 'grey' },
      { file: `handout${variant}-grey${shape}.pdf`, route: `${handout}&ink=grey`, ink: 'grey' },
    ],
    press: [{ file: `slides-press${profile ? '-x4' : ''}${marks ? '-marks' : ''}${shape}.pdf`, route: '/press.pdf', ink: 'press', press: { marks, profile } }],
    html: [], // not laid out for paper
    pptx: [{ file: `slides${shape}.pptx`, route: '/slides.pdf?steps' }],
  }
  return [...new Set(targets)].flatMap(target => editions[target])
}
