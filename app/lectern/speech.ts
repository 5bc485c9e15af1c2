import type { ComputedRef } from 'vue'
import type { Plan } from '../../engine/speech/pace.ts'
import type { Words } from './words.ts'
import { parseTimeString } from '@slidev/parser/utils'
import { computed } from 'vue'
import { planOf } from '../../engine/speech/pace.ts'
import { sentencesOf } from '../../engine/speech/sentences.ts'
import { useNav } from '../slidev/nav.ts'
import { configs } from '../slidev/settings.ts'
import { paragraphsOf, segmentsOf } from './words.ts'

/** The words over each slide, and their times. */
export function useSpeech(): {
  /** of slide `no`, from 1 */
  paragraphs: (no: number) => Words[][]
  /** none of a slide that is not there */
  firstSentence: (no: number) => string | undefined
  plan: ComputedRef<Plan>
} {
  const { slides } = useNav()
  const words = computed(() => slides.value.map(({ meta }) => paragraphsOf(meta.slide.noteHTML)))
  return {
    paragraphs: no => words.value[no - 1] ?? [],
    firstSentence: no => sentencesOf(words.value[no - 1]?.[0]?.map(({ text }) => text).join('') ?? '')[0],
    plan: computed(() => planOf(words.value.map(segmentsOf), parseTimeString(configs.duration).seconds)),
  }
}
