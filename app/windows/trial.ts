import type { App, Component } from 'vue'
import type { LoadableRoute } from '../slidev/nav.ts'
import { h, reactive, render, watchEffect } from 'vue'
import { CLICKS_MAX, createFixedClicks } from '../slidev/clicks.ts'
import { slides } from '../slidev/nav.ts'
import SlideWrapper from '../slidev/SlideWrapper.ts'

/** What Vue's compiler leaves on a component, and by which its runtime finds all that show it. */
interface Compiled { __hmrId: string, render?: unknown }
/** By this Vite hands Vue what was edited. */
interface Runtime {
  rerender: (id: string, render: unknown) => void
  reload: (id: string, component: Compiled) => void
}

/** Slides that cannot be shown as they are written now, by their numbers, and why. */
export const refused = reactive(new Map<number, string>())

/** Draws a slide out of sight, all clicks shown. @returns what is wrong with it; none where it can be shown */
function tryOut(app: App, route: LoadableRoute, component: Compiled): string | undefined {
  const host = document.createElement('div')
  const { __hmrId: _, ...trial } = component
  const vnode = h(SlideWrapper, { route: { ...route, component: trial as Component }, clicksContext: createFixedClicks(route, CLICKS_MAX), renderContext: 'previewNext' })
  vnode.appContext = app._context
  try {
    render(vnode, host)
    return undefined
  }
  catch (error) {
    return String((error as Error | undefined)?.message ?? error)
  }
  finally {
    render(null, host)
  }
}

/**
 * While a deck is edited: a slide that throws as it is drawn stays as it was, in every window. What cannot be compiled
 * does not come this far (`engine/serve/edits.ts`).
 */
export function tryEdits(app: App): void {
  const runtime = (globalThis as unknown as { __VUE_HMR_RUNTIME__: Runtime }).__VUE_HMR_RUNTIME__
  const { rerender, reload } = runtime
  const shown = new Map<string, { route: LoadableRoute, component: Compiled }>()
  /** What was refused: the next edit is one of it. */
  const pending = new Map<string, Compiled>()

  watchEffect(() => slides.value.forEach(route => void route.load().then((module) => {
    const component = (module as { default: Compiled }).default
    shown.set(component.__hmrId, { route, component })
  })))

  function offer(id: string, next: Compiled, show: () => void): void {
    const slide = shown.get(id)
    const fault = slide && tryOut(app, slide.route, next)
    if (slide && fault !== undefined) {
      pending.set(id, next)
      refused.set(slide.route.no, fault)
      console.error(`slide ${slide.route.no}: ${fault}`)
      return
    }
    pending.delete(id)
    if (slide)
      refused.delete(slide.route.no)
    show()
  }

  runtime.reload = (id, component) => offer(id, component, () => reload(id, component))
  runtime.rerender = (id, render) => {
    const before = pending.get(id)
    const next = { ...before ?? shown.get(id)?.component, __hmrId: id, render }
    offer(id, next, () => before ? reload(id, next) : rerender(id, render))
  }
}
