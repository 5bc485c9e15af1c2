/**
 * The rules by which a window comes to stand where the talk is, without router, clock or wire (`useWindows.ts`).
 *
 * | it is     | which means                              | it turns                    | another turns | it learns how things stand |
 * |-----------|------------------------------------------|-----------------------------|---------------|----------------------------|
 * | together  | it shows where the talk is               | tells                       | goes along    | goes along                 |
 * | apart     | it was opened at a certain slide, or     | tells, is together          | goes along,   | stays                      |
 * |           | turned without a say                     | (without a say: stays)      | is together   |                            |
 * | bystander | it shows no slide: the words, the speech | at a slide: as newly opened | notes it      | notes it                   |
 */
import type { Message, Place, Shared, Values } from '../../engine/serve/shared.ts'
import { aheadIn, countOf, merge, UNTURNED } from '../../engine/serve/shared.ts'

export interface State {
  /** its name among the windows */
  id: string
  is: 'together' | 'apart' | 'bystander'
  /** the kind of page, by the name of its route */
  page: string
  /** where it stands itself; none of a bystander */
  place: Place | undefined
  /** the highest count it has met */
  count: number
  shared: Shared
}

export type Event
  = | { type: 'opened', page: string, place: Place | undefined }
  /** the router has arrived; `leads`: its turns are everybody's */
    | { type: 'turned', page: string, place: Place | undefined, leads: boolean }
  /** it has been open for a while, and no one has said where the talk is */
    | { type: 'settled' }
  /** the user did something else that all share */
    | { type: 'wrote', shared: Partial<Values> }
    | { type: 'heard', message: Message, from: string }

export type Effect
  = | { type: 'show', place: Place }
  /** tell all that is shared; not to whom it came from, or only to one who lags behind */
    | { type: 'tell', kind: Message['kind'], except?: string, only?: string }

type Step = [State, Effect[]]

export function newState(id: string, shared: Shared): State {
  return { id, is: 'bystander', page: '', place: undefined, count: countOf(shared), shared }
}

const isSame = (a: Place, b: Place | undefined): boolean => a.slide === b?.slide && a.click === b.click
const isStart = (place: Place): boolean => isSame(place, { slide: 1, click: 0 })

function write(state: State, values: Partial<Values>, count: number): State {
  const stamped = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, stamp: { count, by: state.id } }]))
  return { ...state, count, shared: { ...state.shared, ...stamped } }
}

/** A page that was not there before: the first slide is where everybody opens the deck, any other was asked for. */
function arrive(state: State, page: string, place: Place | undefined): Step {
  const at = { ...state, page, place }
  const talk = state.shared.place?.value
  if (!place)
    return [{ ...at, is: 'bystander' }, []]
  if (!talk && !isStart(place))
    return [{ ...write(at, { place }, UNTURNED), count: state.count, is: 'apart' }, []]
  if (!talk || isSame(place, talk))
    return [{ ...at, is: 'together' }, []]
  return isStart(place) ? [{ ...at, is: 'together' }, [{ type: 'show', place: talk }]] : [{ ...at, is: 'apart' }, []]
}

/** Strokes on a slide go with it, and so does a closer look; unless the hall stands still there. */
function wiped({ shared: { ink, zoom, frozen } }: State, { slide }: Place): Partial<Values> {
  const isLeft = (at: number): boolean => at !== slide && (!frozen || frozen.value === 'none' || frozen.value.slide !== at)
  return {
    ...ink && ink.value.strokes.length > 0 && isLeft(ink.value.slide) && { ink: { slide, strokes: [] } },
    ...zoom && zoom.value.by > 1 && isLeft(zoom.value.slide) && { zoom: { slide, x: 0, y: 0, by: 1 } },
  }
}

function turn(state: State, { page, place, leads }: Event & { type: 'turned' }): Step {
  if (page !== state.page || !place || !state.place)
    return arrive(state, page, place)
  const at = { ...state, place }
  // It has followed, or only says the same in other words.
  if (isSame(place, state.place) || (state.is === 'together' && isSame(place, state.shared.place?.value)))
    return [at, []]
  return leads
    ? [{ ...write(at, { place, ...wiped(state, place) }, state.count + 1), is: 'together' }, [{ type: 'tell', kind: 'news' }]]
    : [{ ...at, is: 'apart' }, []]
}

function hear(state: State, { message: { kind, shared }, from }: Event & { type: 'heard' }): Step {
  const news = aheadIn(shared, state.shared)
  const next = { ...state, count: Math.max(state.count, countOf(shared)), shared: merge(state.shared, shared) }
  const effects: Effect[] = []
  if (news.length)
    effects.push({ type: 'tell', kind, except: from })
  if (aheadIn(state.shared, shared).length)
    effects.push({ type: 'tell', kind: 'state', only: from })
  if (!news.includes('place') || !state.place || (state.is === 'apart' && kind === 'state'))
    return [next, effects]
  const { value } = next.shared.place!
  return [{ ...next, is: 'together' }, isSame(value, state.place) ? effects : [...effects, { type: 'show', place: value }]]
}

/** Returns the next state of a window after an event, and its effects. */
export function agree(state: State, event: Event): Step {
  switch (event.type) {
    case 'opened':
      return arrive(state, event.page, event.place)
    case 'turned':
      return turn(state, event)
    case 'settled':
      return [state.place && !state.shared.place ? { ...write(state, { place: state.place }, UNTURNED), count: state.count } : state, []]
    case 'wrote':
      return [write(state, event.shared, state.count + 1), [{ type: 'tell', kind: 'news' }]]
    case 'heard':
      return hear(state, event)
  }
}
