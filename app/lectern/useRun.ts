import type { Ref } from 'vue'
import type { Plan } from '../../engine/speech/pace.ts'
import type { Run } from './run.ts'
import { StorageSerializers, useLocalStorage } from '@vueuse/core'
import { computed, shallowRef, toRaw, watch } from 'vue'
import { stepAt } from '../../engine/speech/pace.ts'
import { patch, sharedState } from '../slidev/shared.ts'
import { isRunning, later, newRun, reach, start } from './run.ts'

/** A place in the deck. */
export interface Place { slide: number, click: number }

/**
 * The run that all windows share. Kept in the browser, it outlives a reload of all of them and a restart of the server.
 * A window that was just opened sends nothing: with the run would go a place of its own.
 */
function useSharedRun(): Ref<Run> {
  const kept = useLocalStorage<Run | null>('deck-run', null, { serializer: StorageSerializers.object })
  const opened = Date.now()
  // Plain objects throughout: a window sends them to others as they are, which a proxy does not survive.
  const latest = computed(() => later(toRaw(sharedState.run), toRaw(kept.value) ?? undefined, opened))
  watch(latest, run => kept.value = run ?? null)
  return computed({
    get: () => latest.value ?? newRun(0),
    set: (run) => {
      kept.value = run
      patch('run', run)
    },
  })
}

/**
 * Times the speech and writes down its steps, while the page that calls it is open.
 * @param place where the deck stands
 * @param plan of the speech
 */
export function useRun(place: Ref<Place>, plan: Ref<Plan>): { run: Ref<Run>, begin: () => void, reset: () => void, undo: Ref<(() => void) | undefined> } {
  const run = useSharedRun()
  const undo = shallowRef<() => void>()

  /** Starts; the words before the place count as spoken in their time. */
  function begin(): void {
    const now = Date.now()
    const { slide, click } = place.value
    undo.value = undefined
    run.value = reach(start(now, stepAt(plan.value, slide, click)?.due ?? 0), slide, click, now)
  }

  function reset(): void {
    const before = run.value
    run.value = newRun(Date.now())
    undo.value = () => {
      run.value = { ...before, changed: Date.now() }
      undo.value = undefined
    }
  }

  watch(place, (to, from) => {
    const atStart = from.slide === 1 && from.click === 0
    if (atStart && to.slide <= 2 && !isRunning(run.value) && (!run.value.startedAt || run.value.ended))
      begin()
    else
      run.value = reach(run.value, to.slide, to.click, Date.now())
  })
  return { run, begin, reset, undo }
}
