import type { AppContext } from '@slidev/types'
import type { Component, ComponentInternalInstance } from 'vue'

type Definition = Component & { __hmrId?: string, __file?: string, render?: unknown }
/** What Vue offers to whoever changes components while the page is open (`runtime-core/src/hmr.ts`). */
interface Runtime {
  createRecord: (id: string, definition: Definition) => boolean
  rerender: (id: string, render: unknown) => void
  reload: (id: string, definition: Definition) => void
}

/** Edits of a part that may turn out bad one after another before it is shown. */
const MOST_KEPT = 20
/** What goes wrong as a hand does something changes nothing of what is seen. */
const BY_HAND = /event handler/

/**
 * Keeps away from hall and speaker what an edit breaks only as it is shown: a slide, or a part that slides are made of,
 * which throws is the one before again, in the frame in which it would be gone. The error is the editor's, in the terminal.
 */
// eslint-disable-next-line max-lines-per-function -- one net, and what it remembers of the edits
export function keepLastGood({ app, router }: Pick<AppContext, 'app' | 'router'>): void {
  const runtime = (window as unknown as { __VUE_HMR_RUNTIME__: Runtime }).__VUE_HMR_RUNTIME__
  const { createRecord, rerender, reload } = runtime
  /** The definitions in use, which Vue changes in place. */
  const used = new Map<string, Definition>()
  /** Ways back from each edit, by the name of the part; the one that was edited last stands last. */
  const back = new Map<string, (() => void)[]>()
  const bad = new Set<string>()

  function keep(id: string, wayBack: (definition: Definition) => void): void {
    const definition = { ...used.get(id) } as Definition
    const ways = back.get(id) ?? []
    back.delete(id)
    if (used.has(id))
      back.set(id, [...ways, () => wayBack(definition)].slice(-MOST_KEPT))
  }

  let isBroken = false
  // A slide that throws has no clicks, and Slidev would go back to the first.
  router.beforeEach((to, from) => !isBroken || to.path !== from.path)

  Object.assign(runtime, {
    createRecord(id, definition) {
      if (!used.has(id))
        used.set(id, definition)
      return createRecord(id, definition)
    },
    rerender(id, render) {
      keep(id, before => rerender(id, before.render))
      rerender(id, render)
    },
    reload(id, definition) {
      keep(id, before => reload(id, before))
      reload(id, definition)
    },
  } satisfies Runtime)

  app.config.errorHandler = (error, instance, info) => {
    console.error(error)
    const around: string[] = []
    for (let at: ComponentInternalInstance | null = instance?.$ ?? null; at; at = at.parent)
      around.push((at.type as Definition).__hmrId ?? '')
    const edited = [...back.keys()].findLast(id => around.includes(id) && back.get(id)!.length)
    if (BY_HAND.test(info) || edited === undefined || bad.has(edited))
      return
    import.meta.hot?.send('deck:fault', { part: String(used.get(edited)!.__file), error: String(error) })
    bad.add(edited)
    isBroken = true
    setTimeout(() => isBroken = false)
    queueMicrotask(() => {
      bad.delete(edited)
      back.get(edited)!.pop()!()
    })
  }
}
