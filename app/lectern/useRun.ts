import type { Ref } from 'vue'
import type { Place, Run } from '../../engine/serve/shared.ts'
import type { Plan } from '../../engine/speech/pace.ts'
import { computed, shallowRef, watch } from 'vue'
import { stepAt } from '../../engine/speech/pace.ts'
import { share, useShared } from '../windows/shared.ts'
import { isRunning, newRun, reach, start } from './run.ts'

/**
 * Times the speech and writes down its steps, while the page that calls it is open. All windows share the run.
 * @param place where the deck stands
 * @param plan of the speech
 */
export function useRun(place: Ref<Place>, plan: Ref<Plan>): { run: Ref<Run>, begin: () => void, reset: () => void, undo: Ref<(() => void) | undefined> } {
  const shared = useShared('run')
  const none = newRun(0)
  const run = computed({
    get: () => shared.value ?? none,
    set: changed => share({ run: changed }),
  })
  const undo = shallowRef<() => void>()

  /** Starts; the words before the place count as spoken in their time. */
  function begin(): void {
    const now = performance.now()
    const { slide, click } = place.value
    undo.value = undefined
    run.value = reach(start(now, stepAt(plan.value, slide, click)?.due ?? 0, Date.now()), slide, click, now)
  }

  function reset(): void {
    const before = run.value
    run.value = newRun(performance.now())
    undo.value = () => {
      run.value = { ...before, changed: performance.now() }
      undo.value = undefined
    }
  }

  watch(place, (to, from) => {
    const atStart = from.slide === 1 && from.click === 0
    if (atStart && to.slide <= 2 && !isRunning(run.value) && (run.value.startedAt === undefined || run.value.ended))
      return begin()
    const reached = reach(run.value, to.slide, to.click, performance.now())
    if (reached !== run.value)
      run.value = reached
  })
  return { run, begin, reset, undo }
}
