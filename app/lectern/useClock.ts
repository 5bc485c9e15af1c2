import type { ComputedRef, Ref } from 'vue'
import type { Place, Run } from '../../engine/serve/shared.ts'
import type { Plan } from '../../engine/speech/pace.ts'
import { useIntervalFn, useNow } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { stepAt } from '../../engine/speech/pace.ts'
import { elapsed, isRunning } from './run.ts'

const TICK_MS = 250

/** The time: `now` on the wall, `ticks` in ms of the clock that runs are timed by, which nobody sets. */
export function useClock(): { now: Ref<Date>, ticks: Ref<number> } {
  const ticks = shallowRef(performance.now())
  useIntervalFn(() => ticks.value = performance.now(), TICK_MS)
  return { now: useNow({ interval: TICK_MS }), ticks }
}

/**
 * The share of the words of the current click that are spoken, at the pace of the plan.
 * @param place where the deck stands
 * @param plan of the speech
 * @param run that times it
 * @param ticks ms of the clock that it is timed by
 * @returns from 0 to 1; none while nothing is timed
 */
export function useProgress(place: Ref<Place>, plan: Ref<Plan>, run: Ref<Run>, ticks: Ref<number>): ComputedRef<number | undefined> {
  return computed(() => {
    const last = run.value.marks.at(-1)
    const step = stepAt(plan.value, place.value.slide, place.value.click)
    if (!isRunning(run.value) || !step || last?.slide !== place.value.slide || last.click !== place.value.click)
      return
    return Math.min((elapsed(run.value, ticks.value) - last.at) / (step.end - step.due), 1)
  })
}
