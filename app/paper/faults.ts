import type { App, ComponentPublicInstance } from 'vue'
import type { SlideRoute } from '../deck/place.ts'

/** The slide that a component stands on, by the nearest of those around it that was given one. */
function slideOf(instance: ComponentPublicInstance | null): number | undefined {
  for (let around = instance; around; around = around.$parent) {
    const { route } = around.$props as { route?: SlideRoute }
    if (route)
      return route.no
  }
}

/**
 * Says of an error in a component on which slide it is: Vue goes on without the component, and in a build says nothing
 * but the error. `engine/export/print.ts` reads it.
 */
export function nameFaults(app: App): void {
  app.config.errorHandler = (error, instance) =>
    console.error(`[slide ${slideOf(instance)}] ${error instanceof Error ? error.message : String(error)}`)
}
