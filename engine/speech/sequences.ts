import type { Form, Marker } from './markers.ts'
import { LAST, outranks } from './markers.ts'

/** A paragraph that may be a heading, by its index. */
export interface Candidate {
  paragraph: number
  marker: Marker
  /** it has a line of its own */
  alone?: boolean
}

/** One that is a heading; `level` is 1 at the top. */
export interface Placed extends Candidate { level: number }

/** Headings that count on from one another: 一、二、三、. */
interface Sequence {
  form: Form
  members: Placed[]
  /** number of the last member; of what is not counted, how many there are */
  last: number
  /** it has gone on at least once */
  grown: boolean
  /** the sequence that it stands under, and after how many of its members; the same for all that are side by side */
  parent: string
}

/** Numbering that a person should look at. */
interface Oddity {
  paragraph: number
  what: string
  advice: string
}

/** The state of the reading of the candidates. */
interface State {
  sequences: Sequence[]
  /** those that may go on, from the top to the innermost */
  open: Sequence[]
  /** under which form each form was seen first */
  homes: Map<Form, Form | typeof TOP>
  /** the last number of a form whose sequence was left: some count on through all sections */
  left: Map<Form, number>
  oddities: Oddity[]
}

const TOP = 'top'
const NOTHING_BEFORE = '可能漏了前面的，或者只是正文'

function close(state: State, level: number): void {
  for (const { form, last, grown } of state.open.splice(level)) {
    if (grown)
      state.left.set(form, last)
  }
}

/**
 * Returns how many of the open sequences a new one stands under. Depth is the order of first appearance; a form that was seen
 * before goes back under the form it stood under, and one that outranks what is open by convention does not go under it.
 */
function levelFor({ open, homes }: State, form: Form): number {
  const home = homes.get(form)
  const under = open.findIndex(sequence => sequence.form === home) + 1
  const known = home === TOP || under > 0
  if (known && !open.slice(under).some(sequence => outranks(sequence.form, form)))
    return under
  return open.findLastIndex(sequence => !outranks(form, sequence.form)) + 1
}

/** Starts a sequence under the open ones up to `level`. */
function begin(state: State, candidate: Candidate, level: number, grown: boolean): void {
  close(state, level)
  const above = state.open.at(-1)
  const { form, number = 1 } = candidate.marker
  if (!state.homes.has(form))
    state.homes.set(form, above?.form ?? TOP)
  const parent = above ? `${state.sequences.indexOf(above)}.${above.members.length}` : ''
  const sequence = { form, members: [{ ...candidate, level: level + 1 }], last: number, grown, parent }
  state.sequences.push(sequence)
  state.open.push(sequence)
}

/** Goes on with the open sequence of the candidate's form. */
function goOn(state: State, candidate: Candidate, level: number): void {
  close(state, level + 1)
  const sequence = state.open[level]!
  const { paragraph, marker: { number = sequence.last + 1 } } = candidate
  if (number === LAST && !sequence.grown)
    return
  if (number === 1 && sequence.last > 1) {
    // Right below a heading the same numbers begin a list of its own: 三、意见建议, 一、强化……, 二、压实…….
    const above = sequence.members.at(-1)!
    if (above.alone && paragraph === above.paragraph + 1)
      return begin(state, candidate, level + 1, false)
    if (!level)
      state.oddities.push({ paragraph, what: '编号又从一开始', advice: '若是附件，请不要放在讲话稿里；若是编号写错了，请改正' })
    return begin(state, candidate, level, false)
  }
  const due = sequence.last + 1
  if (number !== due && number !== LAST)
    state.oddities.push({ paragraph, what: number > due ? '编号跳了' : '编号重复或倒退', advice: `前面一个是“${sequence.members.at(-1)!.marker.text}”，请核对` })
  sequence.grown ||= number > 1
  sequence.last = number === LAST ? due : number
  sequence.members.push({ ...candidate, level: level + 1 })
}

/** Which of the open sequences of its form a candidate goes on with: the innermost where it is due. */
function levelOf({ open }: State, { form, number }: Marker): number {
  const levels = open.flatMap((sequence, level) => sequence.form === form ? [level] : [])
  return levels.findLast(level => number === undefined || number === open[level]!.last + 1) ?? levels.at(-1) ?? -1
}

/** Reads the candidates in order into sequences. */
function read(candidates: Candidate[]): State {
  const state: State = { sequences: [], open: [], homes: new Map(), left: new Map(), oddities: [] }
  for (const candidate of candidates) {
    const { form, number = 1 } = candidate.marker
    const level = levelOf(state, candidate.marker)
    const counted = state.left.get(form)
    if (level >= 0)
      goOn(state, candidate, level)
    else if (number === 1)
      begin(state, candidate, levelFor(state, form), false)
    else if (counted !== undefined && number === counted + 1)
      begin(state, candidate, levelFor(state, form), true)
    else if (number !== LAST)
      state.oddities.push({ paragraph: candidate.paragraph, what: '编号不是从一开始', advice: NOTHING_BEFORE })
  }
  return state
}

/** A lone marker is text, and so is a list that stands beside headings which outrank it: it belongs to what is before them. */
function isText(sequence: Sequence, { sequences }: State): boolean {
  return !sequence.grown || sequences.some(other => other.grown && other.parent === sequence.parent && outranks(other.form, sequence.form))
}

/**
 * Tells headings from text by their sequences: one starts at one and grows by one.
 * @param candidates in the order of the text
 * @returns those that are headings, with their level, in the same order; and what is odd about their numbers
 */
export function arrange(candidates: Candidate[]): { placed: Placed[], oddities: Oddity[] } {
  const state = read(candidates)
  const text = new Set(state.sequences.filter(sequence => isText(sequence, state)).flatMap(({ members }) => members.map(({ paragraph }) => paragraph)))
  // Candidates that have turned out to be text may have put others in the wrong place.
  if (text.size)
    return arrange(candidates.filter(({ paragraph }) => !text.has(paragraph)))
  const placed = state.sequences.flatMap(({ members }) => members).sort((a, b) => a.paragraph - b.paragraph)
  return { placed, oddities: state.oddities }
}
