import type { App, Component, ComponentInternalInstance } from 'vue'

/** What Vue offers to whoever changes components while the page is open (`runtime-core/src/hmr.ts`). */
interface Runtime {
  createRecord: (id: string, definition: Component) => boolean
  rerender: (id: string, render: unknown) => void
  reload: (id: string, definition: Component) => void
}
type Definition = Component & { __hmrId?: string }

/** Edits of a part that may turn out bad one after another before it is shown. */
const MOST_KEPT = 20
/** What goes wrong as a hand does something changes nothing of what is seen. */
const BY_HAND = /event handler/

/**
 * Keeps what an edit breaks only as it is shown away from hall and speaker: a slide, or a part that slides are made of, which
 * throws is the one before again, in the frame in which it would be gone. The error is the editor's, in the terminal.
 * @param app whose parts are edited
 */
export function keepLastGood(app: App): void {
  const runtime = (window as unknown as { __VUE_HMR_RUNTIME__: Runtime }).__VUE_HMR_RUNTIME__
  const { createRecord, rerender, reload } = runtime
  /** The definitions in use, which Vue changes in place. */
  const used = new Map<string, Component>()
  /** Those before each edit, by their names; the part that was edited last stands last. */
  const before = new Map<string, Component[]>()
  const bad = new Set<string>()

  function keep(id: string): void {
    const definition = used.get(id)
    const kept = before.get(id) ?? []
    before.delete(id)
    if (definition)
      before.set(id, [...kept, { ...definition }].slice(-MOST_KEPT))
  }

  function goBack(): void {
    for (const id of bad)
      reload(id, before.get(id)!.pop()!)
    bad.clear()
  }

  Object.assign(runtime, {
    createRecord(id: string, definition: Component) {
      if (!used.has(id))
        used.set(id, definition)
      return createRecord(id, definition)
    },
    rerender(id: string, render: unknown) {
      keep(id)
      rerender(id, render)
    },
    reload(id: string, definition: Component) {
      keep(id)
      reload(id, definition)
    },
  } satisfies Runtime)

  app.config.errorHandler = (error, instance, info) => {
    console.error(error)
    const above: string[] = []
    for (let at: ComponentInternalInstance | null = instance?.$ ?? null; at; at = at.parent)
      above.push((at.type as Definition).__hmrId ?? '')
    const edited = [...before.keys()].findLast(id => above.includes(id) && before.get(id)!.length)
    if (BY_HAND.test(info) || edited === undefined || bad.has(edited))
      return
    import.meta.hot?.send('deck:fault', { part: String((used.get(edited) as { __file?: string }).__file), error: String(error) })
    bad.add(edited)
    queueMicrotask(goBack)
  }
}
