import type { Event, State } from '../app/windows/agree.ts'
import type { Message, Place, Shared } from '../engine/serve/shared.ts'
import { describe, expect, it } from 'vitest'
import { agree, newState } from '../app/windows/agree.ts'
import { movedTo } from '../engine/serve/edits.ts'
import { parseMessage, readMessage } from '../engine/serve/message.ts'
import { merge, shift, shiftRun } from '../engine/serve/shared.ts'
import { edit, hearIn, newHall } from '../engine/serve/windows.ts'

const at = (slide: number, click = 0): Place => ({ slide, click })
const placed = (slide: number, count: number, by = 'other'): Shared => ({ place: { value: at(slide), stamp: { count, by } } })
const news = (shared: Shared): Event => ({ type: 'heard', message: { kind: 'news', shared }, from: 'channel' })
const state = (shared: Shared): Event => ({ type: 'heard', message: { kind: 'state', shared }, from: 'channel' })
const opened = (slide?: number, page = 'play'): Event => ({ type: 'opened', page, place: slide ? at(slide) : undefined })
const turned = (slide?: number, leads = true, page = 'play'): Event => ({ type: 'turned', page, place: slide ? at(slide) : undefined, leads })

/** A window that all this has happened to, and what it did about the last of it, told in words. */
function after(...events: Event[]): { is: State['is'], talk: string, did: string[] } {
  let [now, did] = [newState('me', {}), [] as ReturnType<typeof agree>[1]]
  for (const event of events)
    [now, did] = agree(now, event)
  const { value, stamp } = now.shared.place ?? {}
  return {
    is: now.is,
    talk: value && stamp ? `${value.slide} by ${stamp.by} at ${stamp.count}` : 'unknown',
    did: did.map(effect => effect.type === 'show' ? `shows ${effect.place.slide}` : `tells ${effect.only ? `${effect.only} the state` : `all${effect.except ? ` but ${effect.except}` : ''} the ${effect.kind}`}`),
  }
}

describe('a window', () => {
  it.each<[string, Event[], ReturnType<typeof after>]>([
    ['opened at the start, before any other, waits', [opened(1)], { is: 'together', talk: 'unknown', did: [] }],
    ['opened at the start joins where the talk is', [opened(1), state(placed(7, 5))], { is: 'together', talk: '7 by other at 5', did: ['tells all but channel the state', 'shows 7'] }],
    ['opened at the start joins another that was opened at a slide and not used', [opened(1), state(placed(7, 0))], { is: 'together', talk: '7 by other at 0', did: ['tells all but channel the state', 'shows 7'] }],
    ['opened at a slide says so only to who knows nothing', [opened(7)], { is: 'apart', talk: '7 by me at 0', did: [] }],
    ['opened at a slide stays there as it learns where the talk is', [opened(7), state(placed(3, 5))], { is: 'apart', talk: '3 by other at 5', did: ['tells all but channel the state'] }],
    ['opened at a slide goes along with the next turn', [opened(7), state(placed(3, 5)), news(placed(4, 6))], { is: 'together', talk: '4 by other at 6', did: ['tells all but channel the news', 'shows 4'] }],
    ['opened at a slide leads as soon as it is used', [opened(7), state(placed(3, 5)), turned(8)], { is: 'together', talk: '8 by me at 6', did: ['tells all the news'] }],
    ['that is long at the start stays there when another is opened at a slide', [opened(1), { type: 'settled' }, state(placed(7, 0))], { is: 'together', talk: '1 by me at 0', did: [] }],
    ['that turns counts on from the highest count it has met', [opened(1), news(placed(3, 40)), turned(3), turned(4)], { is: 'together', talk: '4 by me at 41', did: ['tells all the news'] }],
    ['that follows says nothing when it arrives', [opened(1), news(placed(3, 4)), turned(3)], { is: 'together', talk: '3 by other at 4', did: [] }],
    ['that is turned while it follows is heard', [opened(1), news(placed(3, 4)), turned(2)], { is: 'together', talk: '2 by me at 5', did: ['tells all the news'] }],
    ['follows a state, too, when the news was lost', [opened(1), news(placed(3, 4)), turned(3), state(placed(5, 6))], { is: 'together', talk: '5 by other at 6', did: ['tells all but channel the state', 'shows 5'] }],
    ['is not taken back by what is old, and says what is new', [opened(1), news(placed(3, 4)), news(placed(2, 3))], { is: 'together', talk: '3 by other at 4', did: ['tells channel the state'] }],
    ['hears the same twice and does nothing', [opened(1), news(placed(3, 4)), news(placed(3, 4))], { is: 'together', talk: '3 by other at 4', did: [] }],
    ['of two turns at once takes the one that all take', [opened(1), turned(2), news(placed(3, 1, 'zoe'))], { is: 'together', talk: '3 by zoe at 1', did: ['tells all but channel the news', 'shows 3'] }],
    ['of two turns at once keeps its own where all do', [opened(1), turned(2), news(placed(3, 1, 'ann'))], { is: 'together', talk: '2 by me at 1', did: ['tells channel the state'] }],
    ['on another device turns for itself', [opened(1), news(placed(3, 4)), turned(3), turned(4, false)], { is: 'apart', talk: '3 by other at 4', did: [] }],
    ['on another device goes along with the next turn', [opened(1), turned(2, false), news(placed(3, 4))], { is: 'together', talk: '3 by other at 4', did: ['tells all but channel the news', 'shows 3'] }],
    ['on another device is not taken back by a state', [opened(1), turned(2, false), state(placed(3, 4))], { is: 'apart', talk: '3 by other at 4', did: ['tells all but channel the state'] }],
    ['without a slide notes what it hears', [opened(), news(placed(3, 4))], { is: 'bystander', talk: '3 by other at 4', did: ['tells all but channel the news'] }],
    ['back from the reading page is where it was, and throws nobody back', [opened(1), news(placed(3, 4)), turned(3), turned(undefined, true, 'export'), news(placed(9, 8)), turned(3)], { is: 'apart', talk: '9 by other at 8', did: [] }],
    ['that becomes the presenter view joins', [opened(1), news(placed(3, 4)), turned(3), turned(1, true, 'presenter')], { is: 'together', talk: '3 by other at 4', did: ['shows 3'] }],
    ['that turns to another slide wipes what was drawn on the one before', [opened(3), { type: 'wrote', shared: { ink: { slide: 3, strokes: [[1, 2]] } } }, turned(4)], { is: 'together', talk: '4 by me at 2', did: ['tells all the news'] }],
    ['tells all of a curtain', [opened(1), { type: 'wrote', shared: { curtain: 'black' } }], { is: 'together', talk: 'unknown', did: ['tells all the news'] }],
  ])('%s', (_, events, outcome) => expect(after(...events)).toEqual(outcome))

  it('lets go of ink and zoom as it leaves their slide, not before', () => {
    const shared = { ink: { slide: 3, strokes: [[1, 2, 3, 4]] }, zoom: { slide: 3, x: 5, y: 6, by: 2 } }
    const events: Event[] = [opened(3), { type: 'wrote', shared }, { type: 'turned', page: 'play', place: at(3, 1), leads: true }]
    const still = events.reduce((now, event) => agree(now, event)[0], newState('me', {}))
    expect([still.shared.ink?.value, still.shared.zoom?.value]).toEqual([shared.ink, shared.zoom])
    const gone = agree(still, turned(4))[0]
    expect([gone.shared.ink?.value.strokes, gone.shared.zoom?.value.by]).toEqual([[], 1])
  })

  it('loaded anew knows what it knew, and goes on from there', () => {
    const [now, did] = agree(newState('me again', placed(3, 9, 'me')), opened(3))
    expect([now.is, did]).toEqual(['together', []])
    expect(agree(now, turned(4))[0].shared).toEqual(placed(4, 10, 'me again'))
  })
})

describe('a run that windows share', () => {
  const run = (startedAt: number, rest = {}): Shared => ({ run: { value: { changed: 0, startedAt, marks: [], ...rest }, stamp: { count: 3, by: 'a' } } })

  it('travels as the time that has passed, whatever the clocks of the two show', () => {
    const sent = shift(run(5000), -65_000)
    expect(sent.run!.value.startedAt).toBe(-60_000)
    expect(shift(sent, 1_000_000).run!.value.startedAt).toBe(940_000)
  })

  it('counts by the account that took the shortest way', () => {
    expect(merge(run(5000), run(4950)).run!.value.startedAt).toBe(4950)
    expect(merge(run(5000), run(5200)).run!.value.startedAt).toBe(5000)
  })

  it('takes a pause over as it is', () => {
    expect(shiftRun({ changed: 1, startedAt: 2, pausedAt: 3, marks: [] }, 10)).toEqual({ changed: 11, startedAt: 12, pausedAt: 13, marks: [] })
  })
})

describe('the server', () => {
  const say = (shared: Shared, session?: string): Message => ({ kind: 'state', shared, ...session !== undefined && { session } })

  it('that has just started learns from the windows of the one before, in any order', () => {
    const hall = [say(placed(7, 20), 'before'), say(placed(8, 21), 'before'), say(placed(7, 20), 'before')].reduce(hearIn, newHall('now'))
    expect(hall.shared).toEqual(placed(8, 21))
  })

  it('is not told by a window that was left open at another talk, and outdoes it', () => {
    const talk = [say({}), say(placed(2, 1)), say(placed(3, 2), 'now')].reduce(hearIn, newHall('now'))
    const after = hearIn(talk, say(placed(36, 500), 'yesterday'))
    expect(after.shared).toEqual(placed(3, 501, 'now'))
    expect(hearIn(after, say(placed(36, 500), 'yesterday'))).toBe(after)
  })
})

describe('an edited deck', () => {
  it.each<[string, string, string, number, number]>([
    ['a slide after it', 'abcd', 'abcxd', 2, 2],
    ['a slide before it', 'abcd', 'axbcd', 3, 4],
    ['a slide right before it', 'abcd', 'abxcd', 3, 4],
    ['two slides before it', 'abcd', 'xyabcd', 1, 3],
    ['a slide taken out before it', 'abcd', 'acd', 3, 2],
    ['itself taken out', 'abcd', 'abd', 3, 3],
    ['itself taken out, the last', 'abcd', 'abc', 4, 3],
    ['other words on it', 'abcd', 'abXd', 3, 3],
    ['other words before it', 'abcd', 'aXcd', 3, 3],
    ['nothing', 'abcd', 'abcd', 4, 4],
    ['all other slides', 'abcd', 'xy', 4, 2],
    ['the same slide twice', 'aab', 'aaab', 3, 4],
  ])('finds a slide again after %s', (_, before, after, no, now) => {
    expect(movedTo([...before], [...after], no)).toBe(now)
  })

  it('finds a slide again that is changed as another is put in before it', () => {
    const [one, two, three] = ['# 一\n话', '# 二\n- 甲\n话', '# 三\n话话']
    expect(movedTo([one, two, three], [one, '# 新', '# 二\n- 乙\n话', three], 2)).toBe(3)
    expect(movedTo([one, two, three], [one, '# 二\n- 乙\n话', '# 新', three], 2)).toBe(2)
  })

  it('keeps the talk on its slide and click, by a turn of the server', () => {
    const hall = hearIn(newHall('s'), { kind: 'news', shared: { place: { value: at(3, 2), stamp: { count: 8, by: 'a' } } } })
    expect(edit(hall, [...'abcd'], [...'xabcd']).shared).toEqual({ place: { value: at(4, 2), stamp: { count: 9, by: 's' } } })
    expect(edit(hall, [...'abcd'], [...'abcde'])).toBe(hall)
  })

  it('keeps a hall that stands still on its slide, too', () => {
    const hall = hearIn(newHall('s'), { kind: 'news', shared: { frozen: { value: at(2, 1), stamp: { count: 8, by: 'a' } }, ...placed(1, 9) } })
    const { frozen, place } = edit(hall, [...'abcd'], [...'axbcd']).shared
    expect([frozen?.value, place?.value.slide]).toEqual([at(3, 1), 1])
  })
})

describe('a message', () => {
  const full = {
    kind: 'news',
    session: 's',
    shared: {
      place: { value: at(3, 2), stamp: { count: 4, by: 'a' } },
      curtain: { value: 'black', stamp: { count: 5, by: 'b' } },
      frozen: { value: at(2, 1), stamp: { count: 7, by: 'd' } },
      zoom: { value: { slide: 3, x: 640, y: 360, by: 2 }, stamp: { count: 8, by: 'e' } },
      ink: { value: { slide: 3, strokes: [[1, 2, 3.5, 4]] }, stamp: { count: 9, by: 'f' } },
      run: { value: { changed: -1, startedAt: -60_000, pausedAt: -5, ended: true, begun: 1_700_000_000_000, marks: [{ slide: 1, click: 0, at: 0.5 }] }, stamp: { count: 6, by: 'c' } },
    },
  }

  it('is read as it was sent', () => {
    expect(parseMessage(JSON.stringify(full))).toEqual(full)
  })

  it.each<[string, unknown]>([
    ['no object', 'next'],
    ['nothing', null],
    ['of another kind', { ...full, kind: 'eval' }],
    ['a list', [full]],
  ])('that is %s is none', (_, value) => expect(readMessage(value)).toBeUndefined())

  it.each(['', '{', 'undefined', '[1,'])('that is no JSON is none: %s', json => expect(parseMessage(json)).toBeUndefined())

  it.each<[string, object]>([
    ['a slide below 1', { place: { value: at(0), stamp: { count: 1, by: 'a' } } }],
    ['a slide that is no number', { place: { value: { slide: '3', click: 0 }, stamp: { count: 1, by: 'a' } } }],
    ['no stamp', { place: { value: at(3) } }],
    ['a count that none can outdo', { place: { value: at(3), stamp: { count: Number.MAX_VALUE, by: 'a' } } }],
    ['an unknown curtain', { curtain: { value: '<b>', stamp: { count: 1, by: 'a' } } }],
    ['a hall that stands at no slide', { frozen: { value: { slide: 0, click: 0 }, stamp: { count: 1, by: 'a' } } }],
    ['a zoom beyond all measure', { zoom: { value: { slide: 3, x: 1, y: 1, by: 1e9 }, stamp: { count: 1, by: 'a' } } }],
    ['ink that is no number', { ink: { value: { slide: 3, strokes: [['1', 2]] }, stamp: { count: 1, by: 'a' } } }],
    ['half a point', { ink: { value: { slide: 3, strokes: [[1, 2, 3]] }, stamp: { count: 1, by: 'a' } } }],
    ['more ink than a slide holds', { ink: { value: { slide: 3, strokes: [Array.from({ length: 10_002 }, () => 1)] }, stamp: { count: 1, by: 'a' } } }],
    ['a run without an end', { run: { value: { changed: 0, startedAt: Infinity, marks: [{}] }, stamp: { count: 1, by: 'a' } } }],
    ['a prototype', JSON.parse('{"__proto__":{"place":1},"constructor":{"prototype":1}}') as object],
  ])('has nothing of %s', (_, shared) => {
    expect(readMessage({ kind: 'state', shared })).toEqual({ kind: 'state', shared: {} })
  })
})

describe('the light of a laser pointer', () => {
  const light = { kind: 'light', slide: 3, x: 640, y: 360.5 }
  it('is read as it was sent', () => expect(readMessage({ ...light, by: 3, extra: '<b>' })).toEqual(light))
  it.each([{ ...light, slide: 0 }, { ...light, x: '640' }, { ...light, y: Infinity }, { kind: 'light' }])('is none when it is %j', value => expect(readMessage(value)).toBeUndefined())
})
