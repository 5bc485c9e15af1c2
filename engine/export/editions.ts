import type { Profile } from './pdf/profile.ts'
import { DEFAULT_ASPECT, suffixOf } from '../build/aspect.ts'
import { shortRange } from '../command/range.ts'

/** The targets of `npm run export -- TARGET…`, each with its line of the help. */
export const TARGETS = {
  slides: '幻灯片，16:9，每页一张',
  handout: '讲义，A4，每页三张，旁边是所讲的话',
  script: '讲话稿，A4，按公文格式（GB/T 9704-2012），页边注有换页处和时间',
  docx: '讲话稿的 Word 文件，同样的格式，可修改',
  grey: '幻灯片（A4 横幅）和讲义的黑白版，给激光打印机',
  press: '幻灯片的印刷版，给印刷厂：A4 横幅，四边各 3 毫米出血，CMYK',
  png: '每页一张图片，1920×1080，放在 slides-png/ 里，那里旧的图片换掉',
  long: '幻灯片连同所讲的话，拼成 1080 像素宽的长图，给微信；太长就分成几张，只在两页之间分',
  html: '单个文件 deck.html，装在 U 盘里，双击就能放映：不用网络，讲稿和演讲者视图都在里面',
  pptx: '可在 PowerPoint 和 WPS 里编辑的幻灯片，逐条出现，备注是所讲的话',
} as const
export type Target = keyof typeof TARGETS

/** Those of which some slides alone can be made, and those that can have a page a click. */
export const RANGED: Target[] = ['slides', 'press', 'png', 'long']
export const CLICKED: Target[] = ['slides', 'png']

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
  /** a page a click */
  withClicks: boolean
  /** numbers of the slides; none: all */
  range: number[]
  /** of pictures: at 1 a slide is 1080 pixels high */
  scale: number
}

/** The options that a printing house may ask for. */
export type PressOptions = Pick<EditionOptions, 'marks' | 'profile'>

/** The options of an export that asks for none. */
export const USUAL: EditionOptions = { perPage: 3, lines: false, large: false, marks: false, aspect: DEFAULT_ASPECT, withClicks: false, range: [], scale: 1 }

/** The way in which the colours of the screen become ink. */
export type Ink = 'colour' | 'grey' | 'press'

/** An edition is made together, by one look at one route. */
export interface Edition {
  /** name in `out/`, of a file, or of what the names of several begin with */
  file: string
  /** route of the paper site, `app/routes.ts` */
  route: string
  /** of a print */
  ink?: Ink
  /** of the press edition, what was asked for beside */
  press?: PressOptions
  /** what else is made of what the route lays out; of pictures, their scale */
  as?: 'pptx' | 'long' | { scale: number }
  /** what the names of its files end with, where the deck and the options say how many there are */
  endings?: RegExp
}

/** A route of the paper site with its query, of those parts that there are. */
function routeOf(path: string, ...query: (string | false)[]): string {
  return [path, query.filter(Boolean).join('&')].filter(Boolean).join('?')
}

/** The files that some targets stand for, in order, each once. */
export function editionsOf(targets: Target[], { perPage, lines, large, marks, profile, aspect, withClicks, range, scale }: EditionOptions): Edition[] {
  const shape = suffixOf(aspect)
  // Each variant has a name of its own, so that none overwrites another.
  const variant = `${perPage === USUAL.perPage ? '' : `-${perPage}`}${lines ? '-lines' : ''}`
  const chosen = range.length ? `-${shortRange(range)}` : ''
  const only = range.length > 0 && `only=${range}`
  const stepped = `${shape}${withClicks ? '-clicks' : ''}`
  const slides = routeOf('/slides.pdf', withClicks && 'steps', only)
  const handout = routeOf('/handout.pdf', `per-page=${perPage}`, lines && 'lines')
  const editions: Record<Target, Edition[]> = {
    slides: [{ file: `slides${stepped}${chosen}.pdf`, route: slides, ink: 'colour' }],
    handout: [{ file: `handout${variant}${shape}.pdf`, route: handout, ink: 'colour' }],
    script: [
      { file: 'script.pdf', route: '/script.pdf', ink: 'colour' },
      ...large ? [{ file: 'script-large.pdf', route: '/script.pdf?large', ink: 'colour' as const }] : [],
    ],
    docx: [], // not laid out by us
    grey: [
      { file: `slides-grey${shape}.pdf`, route: '/slides.pdf?ink=grey', ink: 'grey' },
      { file: `handout${variant}-grey${shape}.pdf`, route: `${handout}&ink=grey`, ink: 'grey' },
    ],
    press: [{ file: `slides-press${profile ? '-x4' : ''}${marks ? '-marks' : ''}${shape}${chosen}.pdf`, route: routeOf('/press.pdf', only), ink: 'press', press: { marks, profile } }],
    png: [{ file: `slides-png${stepped}${chosen}${scale === USUAL.scale ? '' : `@${scale}x`}/`, route: slides, as: { scale }, endings: /^\d+(?:-\d+)?\.png$/ }],
    long: [{ file: `long${shape}${chosen}`, route: routeOf('/long', only), as: 'long', endings: /^(?:-\d+-of-\d+)?\.png$/ }],
    html: [], // not laid out for paper
    pptx: [{ file: `slides${shape}.pptx`, route: '/slides.pdf?steps', as: 'pptx' }],
  }
  return [...new Set(targets)].flatMap(target => editions[target])
}
