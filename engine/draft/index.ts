import type { Speech } from '../speech/parse.ts'
import type { Sketch } from './choose/sketch.ts'
import type { Answers } from './understand/index.ts'
import { clockTime } from '../speech/pace.ts'
import { parseSpeech } from '../speech/parse.ts'
import { spokenLength } from '../speech/sentences.ts'
import { chooseSlides } from './choose/index.ts'
import { readSource } from './read/index.ts'
import { reportOf } from './report.ts'
import { blanksIn } from './understand/blanks.ts'
import { accept } from './understand/index.ts'
import { slipsIn } from './understand/slips.ts'
import { deckFiles, speechText, yamlList } from './write/index.ts'

/** A speech to be drafted, with the user's answers. */
export interface DraftRequest extends Answers {
  bytes: Uint8Array
  /** of the file, for the report and the errors */
  name: string
  /** about how many characters a slide takes; none: the usual */
  per?: number | undefined
  /** is told each stage, with its counts, as it begins */
  tell?: (stage: string) => void
}

/** A deck that is not yet written. */
export interface Draft {
  /** by their paths in the folder of the deck */
  files: Record<string, string>
  report: string
  sketches: Sketch[]
}

const PER = 130
/** Nobody turns more pages than these unasked. */
const MOST_SLIDES = 100
const MOST_PER = 500
/** A cover holds so many letters that a hall can read. */
const MOST_COVER = 36
const BLANKS = ['讲话稿里隐去的字。一条是一处空；同一个人、同一个数目，讲到几次都是同一条。', '  name:   这处空叫什么    places: 它的位置，连同前后的字照抄', '  filled: 填上的字；空着，幻灯片上就是墨条    public: true 才上公开的网站']
const ERRATA = ['讲话稿勘误表。原文一字不动地存在 speech.txt；下面是程序看出的疑误之处，都没有改。', '  status: queried（存疑）——原样不动；确属笔误，请改成 corrected（改正），备注里的字也照 spoken 改']

/** Chooses slides with about so many characters each, if nobody says how many: more where the speech is very long. */
function chooseUnasked(speech: Speech): { used: number, sketches: Sketch[] } {
  let used = Math.max(PER, Math.ceil(spokenLength(speech.spoken) / MOST_SLIDES / 10) * 10)
  let sketches = chooseSlides(speech, used)
  while (sketches.length > MOST_SLIDES && used < MOST_PER) {
    used = Math.min(MOST_PER, Math.ceil(used * Math.max(1.2, sketches.length / MOST_SLIDES) / 10) * 10)
    sketches = chooseSlides(speech, used)
  }
  return { used, sketches }
}

/**
 * Makes a deck out of a finished speech. The same input gives the same files.
 * @throws UserError that says why the speech cannot be taken, or what must be asked
 */
export async function draft({ bytes, name, per, tell = () => {}, ...answers }: DraftRequest): Promise<Draft> {
  const source = await readSource(bytes, name)
  tell(`分辨标题、称呼、正文：${source.format}，${source.lines.length} 行`)
  const accepted = accept(source, answers, name)
  // The occasion stands below the title, on the cover too.
  const { occasion } = accepted
  const title = occasion?.startsWith('—') && accepted.title.join('').length + occasion.length <= MOST_COVER ? [...accepted.title, occasion] : accepted.title
  const written = speechText({ ...accepted, title })
  const speech = parseSpeech(written)
  const length = spokenLength(speech.spoken)
  tell(`挑选摘录：正文 ${accepted.body.length} 段、${length} 字，标题 ${speech.headings.length} 个`)
  const { used, sketches } = per === undefined ? chooseUnasked(speech) : { used: per, sketches: chooseSlides(speech, per) }
  tell(`找隐去的字和疑误，写 ${sketches.length} 页`)
  const { blanks, lost } = blanksIn(written)
  const slips = slipsIn(written)
  const files = {
    ...deckFiles({ ...accepted, title }, speech, sketches),
    'speech/speech.txt': written,
    ...blanks.length && { 'speech/blanks.yml': yamlList(BLANKS, blanks) },
    ...slips.length && { 'speech/errata.yml': yamlList(ERRATA, slips) },
  }
  const report = reportOf({ name, source, accepted, speech, sketches, blanks, lost, slips, per: used, asked: per !== undefined, minutes: clockTime(length / 3) })
  return { files: { ...files, 'draft-report.md': report }, report, sketches }
}
