import type { Ref, ShallowRef } from 'vue'
import { nextTick, ref, watch } from 'vue'
import { LABELS } from '../../engine/labels.ts'
import { INK } from '../../engine/speech/gap.ts'
import { titleOf } from '../deck/place.ts'
import { settings } from '../deck/settings.ts'
import { useNav } from '../slidev/nav.ts'
import { curtain, frozen } from './hall.ts'

/**
 * Returns the words of a screen reader for each change: the slide that comes up, the phrase that a click brings in, the curtain.
 * @param stage where the slides are
 */
export function useAnnouncement(stage: Readonly<ShallowRef<HTMLElement | null>>): Ref<string> {
  const { currentSlideRoute, clicks, total } = useNav()
  const said = ref('')

  watch([currentSlideRoute, clicks], async ([route, click], [before]) => {
    // The hall does not see it.
    if (frozen.value !== 'none')
      return
    const slide = `${LABELS.slideOf(route.no, total.value)}：${titleOf(route)}`
    if (route !== before || !click)
      return said.value = slide
    await nextTick()
    const phrases = stage.value!.querySelectorAll('.current .slidev-vclick-current')
    said.value = [...phrases].map(({ textContent }) => textContent.trim().replaceAll(INK, settings.labels.redacted)).join('；')
  })
  watch(frozen, place => said.value = place === 'none' ? LABELS.goesOn : LABELS.frozen)
  watch(curtain, down => said.value = down === 'none' ? LABELS.shown : LABELS[down])
  return said
}
