import type { ComputedRef, Ref } from 'vue'
import type { Place, Run } from '../../engine/serve/shared.ts'
import type { Pace, Plan, Step } from '../../engine/speech/pace.ts'
import { computed } from 'vue'
import { LECTERN } from '../../engine/labels.ts'
import { paceOf, stepAt } from '../../engine/speech/pace.ts'
import { useNav } from '../slidev/nav.ts'
import { elapsed, end, isRunning, pause, resume } from './run.ts'
import { useClock, useProgress } from './useClock.ts'
import { useRun } from './useRun.ts'

export interface Lectern {
  place: ComputedRef<Place>
  /** what the next step brings; none at the end */
  following: ComputedRef<Step | undefined>
  run: Ref<Run>
  now: Ref<Date>
  /** ms of the clock that runs are timed by */
  ticks: Ref<number>
  pace: ComputedRef<Pace>
  /** how far the current words are spoken: `useProgress` */
  progress: ComputedRef<number | undefined>
  /** what the run needs next: to be started, paused, resumed, ended */
  main: ComputedRef<{ label: string, act: () => void }>
  reset: () => void
  /** takes the last reset back; none once the run has started anew */
  undo: Ref<(() => void) | undefined>
}

/**
 * The state of the speech, for the pages of the speaker.
 * @param plan of the speech
 * @param ended what is to be done at its end
 */
export function useLectern(plan: Ref<Plan>, ended: () => void): Lectern {
  const { currentSlideNo, clicks } = useNav()
  const place = computed(() => ({ slide: currentSlideNo.value, click: clicks.value }))
  const step = computed(() => stepAt(plan.value, place.value.slide, place.value.click)!)
  const following = computed(() => plan.value.steps[plan.value.steps.indexOf(step.value) + 1])
  const { run, begin, reset, undo } = useRun(place, plan)
  const { now, ticks } = useClock()
  const pace = computed(() => paceOf(plan.value, step.value, run.value.startedAt === undefined ? step.value.due : elapsed(run.value, ticks.value)))

  function finish(): void {
    run.value = end(run.value, performance.now())
    ended()
  }

  const main = computed(() => {
    if (isRunning(run.value))
      return following.value ? { label: LECTERN.pause, act: () => run.value = pause(run.value, performance.now()) } : { label: LECTERN.end, act: finish }
    return run.value.startedAt === undefined
      ? { label: LECTERN.start, act: begin }
      : { label: LECTERN.resume, act: () => run.value = resume(run.value, performance.now()) }
  })

  return { place, following, run, now, ticks, pace, progress: useProgress(place, plan, run, ticks), main, reset, undo }
}
