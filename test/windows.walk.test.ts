import type { Event } from '../app/windows/agree.ts'
import type { Message } from '../engine/serve/shared.ts'
import { describe, expect, it } from 'vitest'
import { agree, newState } from '../app/windows/agree.ts'
import { hearIn, newHall } from '../engine/serve/windows.ts'
import { dice } from './support/dice.ts'

const opened = (slide: number): Event => ({ type: 'opened', page: 'play', place: { slide, click: 0 } })
const turned = (slide: number): Event => ({ type: 'turned', page: 'play', place: { slide, click: 0 }, leads: true })

describe('four windows, two of them in one browser, and a server', () => {
  /** The windows that a link joins; the server is a party that only passes on. */
  const CHANNEL = ['hall', 'presenter']
  const NAMES = ['hall', 'presenter', 'tablet', 'operator']

  it.each([1, 2, 3, 4, 5])('all stand in one place after 2,000 turns, outages, reloads and restarts (seed %d)', (seed) => {
    const roll = dice(seed)
    const windows = new Map(NAMES.map(name => [name, agree(newState(name, {}), opened(1))[0]]))
    const up = new Map(NAMES.map(name => [name, true]))
    let hall = newHall('server 0')
    const sessions = new Map(NAMES.map(name => [name, hall.session]))
    let wire: { to: string, from: string, message: Message }[] = []

    function happens(name: string, event: Event): void {
      const [next, effects] = agree(windows.get(name)!, event)
      windows.set(name, next)
      for (const effect of effects) {
        if (effect.type === 'show') {
          happens(name, { type: 'turned', page: 'play', place: effect.place, leads: true })
          continue
        }
        const links = [CHANNEL.includes(name) ? 'channel' : '', up.get(name) ? 'server' : ''].filter(link => link && link !== effect.except && (effect.only ?? link) === link)
        const message: Message = { kind: effect.kind, shared: windows.get(name)!.shared, session: sessions.get(name)! }
        for (const link of links)
          wire.push(...(link === 'server' ? ['server'] : CHANNEL.filter(other => other !== name)).map(to => ({ to, from: link === 'server' ? name : 'channel', message })))
      }
    }

    function deliver(index: number): void {
      const [{ to, from, message }] = wire.splice(index, 1) as [typeof wire[number]]
      if (to !== 'server') {
        sessions.set(to, from === 'server' ? message.session! : sessions.get(to)!)
        return happens(to, { type: 'heard', message, from })
      }
      const before = hall
      hall = hearIn(hall, message)
      const answer: Message = { kind: message.kind, shared: hall.shared, session: hall.session }
      const changed = JSON.stringify(before.shared) !== JSON.stringify(hall.shared)
      for (const name of NAMES.filter(name => up.get(name) && (changed || name === from)))
        wire.push({ to: name, from: 'server', message: { ...answer, kind: name === from ? 'state' : answer.kind } })
    }

    const beat = (name: string): void => {
      if (up.get(name))
        wire.push({ to: 'server', from: name, message: { kind: 'state', shared: windows.get(name)!.shared, session: sessions.get(name)! } })
    }

    /** Messages on their way to a window that is loaded anew are lost; it keeps what it knew, under a new name. */
    function reload(name: string, event: number): void {
      const { shared, place } = windows.get(name)!
      wire = wire.filter(({ to }) => to !== name)
      windows.set(name, agree(newState(`${name} ${event}`, shared), { type: 'opened', page: 'play', place })[0])
    }

    function restart(event: number): void {
      hall = newHall(`server ${event}`)
      wire = wire.filter(({ to, from }) => to !== 'server' && from !== 'server')
    }

    for (let event = 0; event < 2000; event++) {
      const name = NAMES[roll(4)]!
      const dies = roll(100)
      if (dies < 40)
        happens(name, turned(1 + roll(36)))
      else if (dies < 80 && wire.length)
        deliver(roll(wire.length))
      else if (dies < 88)
        beat(name)
      else if (dies < 92)
        up.set(name, !up.get(name))
      else if (dies < 95)
        reload(name, event)
      else if (dies < 96)
        restart(event)
      else
        wire = wire.filter(() => roll(2) === 0)
    }
    NAMES.forEach(name => up.set(name, true))
    for (let round = 0; round < 3; round++) {
      NAMES.forEach(beat)
      for (let most = 10_000; wire.length && most; most--)
        deliver(0)
      expect(wire).toEqual([])
    }
    const { place } = windows.get('hall')!.shared
    for (const { is, place: own, shared } of windows.values()) {
      expect(shared.place).toEqual(place)
      // Opened at a slide of its own, it waits for the next turn.
      if (is === 'together')
        expect(own).toEqual(place!.value)
    }
    // Two turn at once.
    happens('presenter', turned(place!.value.slide === 5 ? 6 : 5))
    happens('tablet', turned(place!.value.slide === 7 ? 8 : 7))
    for (let most = 10_000; wire.length && most; most--)
      deliver(0)
    expect(new Set([...windows.values()].map(({ place: own }) => own!.slide)).size).toBe(1)
  })
})
