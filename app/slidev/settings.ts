import type { Ref } from 'vue'
import { slideHeight as height, configs as slidevConfigs, slideWidth as width } from '@slidev/client/env.ts'

/** The canvas, in its pixels. */
export const slideWidth: Ref<number> = width
export const slideHeight: Ref<number> = height
/** The headmatter of the deck, as Slidev has read it. */
export const configs: { title: string, duration: string | number } = slidevConfigs
