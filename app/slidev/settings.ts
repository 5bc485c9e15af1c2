import type { Ref } from 'vue'
import { slideHeight as height, configs as slidevConfigs, slideWidth as width } from '@slidev/client/env.ts'

/** The canvas, in its pixels. */
export const slideWidth: Ref<number> = width
export const slideHeight: Ref<number> = height
/** What the headmatter sets. */
export const configs: { title: string, duration: string | number } = slidevConfigs
