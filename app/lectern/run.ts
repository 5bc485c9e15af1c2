import type { Mark, Run } from '../../engine/serve/shared.ts'
import type { Plan } from '../../engine/speech/pace.ts'

export const newRun = (now: number): Run => ({ changed: now, marks: [] })

/** Seconds of speaking so far. */
export function elapsed({ startedAt, pausedAt }: Run, now: number): number {
  return startedAt === undefined ? 0 : Math.max(0, (pausedAt ?? now) - startedAt) / 1000
}

export function isRunning({ startedAt, pausedAt }: Run): boolean {
  return startedAt !== undefined && pausedAt === undefined
}

/**
 * Starts a run.
 * @param now ms of the monotonic clock, as all times here
 * @param already seconds of speaking that count as done
 * @param begun ms since 1970
 */
export function start(now: number, already: number, begun: number): Run {
  return { changed: now, startedAt: now - already * 1000, begun, marks: [] }
}

/** Goes on after a pause. */
export function resume(run: Run, now: number): Run {
  const { pausedAt: _, ended: __, ...going } = run
  return { ...going, changed: now, startedAt: now - elapsed(run, now) * 1000 }
}

export function pause(run: Run, now: number): Run {
  return { ...run, changed: now, pausedAt: now }
}

export function end(run: Run, now: number): Run {
  return { ...pause(run, now), ended: true }
}

/** Writes down that a step came up; while nothing runs, and a second time in a row, it is not. */
export function reach(run: Run, slide: number, click: number, now: number): Run {
  const last = run.marks.at(-1)
  return !isRunning(run) || (last?.slide === slide && last.click === click)
    ? run
    : { ...run, changed: now, marks: [...run.marks, { slide, click, at: elapsed(run, now) }] }
}

/** Planned and real time of a slide, in seconds. */
export interface SlideTime {
  slide: number
  characters: number
  planned: number
  /** none if it never came up while the run was timed */
  real?: number
}

/** Times in the file of a rehearsal are told to the tenth of a second. */
const TENTHS = 10

/** To parts of a second. Of times that are rounded before one is taken from the other the sums add up. */
const round = (seconds: number, parts: number): number => Math.round(seconds * parts) / parts

/**
 * Compares a run with the plan, slide by slide; a slide that came up twice has the time of both.
 * @param plan of the speech
 * @param run to compare
 * @param until seconds of speaking when the run ended
 * @param parts of a second that all times are told in: what is told adds up
 */
export function slideTimes(plan: Plan, run: Run, until: number, parts: number): SlideTime[] {
  const times = new Map<number, SlideTime>()
  for (const { slide, characters, due, end } of plan.steps) {
    const { characters: before, planned } = times.get(slide) ?? { characters: 0, planned: 0 }
    times.set(slide, { slide, characters: before + characters, planned: round(planned + round(end, parts) - round(due, parts), parts) })
  }
  run.marks.forEach(({ slide, at }, index) => {
    const time = times.get(slide)
    if (time)
      time.real = round((time.real ?? 0) + round(run.marks[index + 1]?.at ?? until, parts) - round(at, parts), parts)
  })
  return [...times.values()]
}

/** The sums of those slides that were timed. */
export function timedTotals(slides: SlideTime[]): { characters: number, planned: number, real: number } {
  return slides.filter(({ real }) => real !== undefined).reduce(
    (sum, { characters, planned, real = 0 }) => ({ characters: sum.characters + characters, planned: round(sum.planned + planned, TENTHS), real: round(sum.real + real, TENTHS) }),
    { characters: 0, planned: 0, real: 0 },
  )
}

/** A rehearsal as it is saved; docs/guide.md documents it. */
export interface Rehearsal {
  version: 1
  title: string
  /** ISO 8601, with the time zone UTC; pauses do not move it */
  startedAt: string
  planned: number
  /** of all slides that were timed */
  real: number
  characters: number
  slides: (SlideTime & { title: string })[]
  steps: (Mark & { due: number })[]
}

/**
 * Returns the file of a run as it is saved, all times in seconds.
 * @param plan of the speech
 * @param run to save
 * @param title of the deck
 * @param titles of the slides
 * @param now when the run is saved: one that still runs counts up to then
 */
export function rehearsalOf(plan: Plan, run: Run, title: string, titles: string[], now: number): Rehearsal {
  const slides = slideTimes(plan, run, elapsed(run, now), TENTHS)
  return {
    version: 1,
    title,
    startedAt: new Date(run.begun ?? 0).toISOString(),
    planned: round(plan.duration, TENTHS),
    real: timedTotals(slides).real,
    characters: plan.characters,
    slides: slides.map(time => ({ ...time, title: titles[time.slide - 1] ?? '' })),
    steps: run.marks.map(({ slide, click, at }) => ({
      slide,
      click,
      due: round(plan.steps.find(step => step.slide === slide && step.click === click)?.due ?? 0, TENTHS),
      at: round(at, TENTHS),
    })),
  }
}
