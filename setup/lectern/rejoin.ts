import { useNav } from '@slidev/client'
import { TRUST_ORIGINS } from '@slidev/client/constants.ts'
import { onPatch, patch, sharedState } from '@slidev/client/state/shared.ts'
import { syncDirections } from '@slidev/client/state/storage.ts'
import { useEventListener, useSessionStorage, useTimeoutFn } from '@vueuse/core'
import { nextTick, toRaw, watch } from 'vue'
import { useRouter } from 'vue-router'

/** What a window that was just opened asks the others, and their answer: all that they share. */
type Message = 'where?' | typeof sharedState

/** By then those who can answer have. */
const ANSWER_MS = 500
/** So long after a server came back may a window arrive that does not know of the last move. */
const ARRIVAL_MS = 5000

/**
 * Lets a window that is opened or loaded anew in mid-talk find its place: it goes where the last move went, be that one
 * of the others' or, while the server was out of reach, its own. Slidev has each window send its address to all when it
 * is opened: a second window would take the hall back to the first slide, and after an outage chance would decide.
 * A window opened at a certain slide stays there, and moves no other until it is used.
 */
export async function rejoin(): Promise<void> {
  const { currentSlideNo, clicks, isPresenter, hasPrimarySlide, go } = useNav()
  const router = useRouter()
  /** As the address has it: Slidev knows of no click before the slide is there. */
  const clicksAsked = (): number => Number(router.currentRoute.value.query.clicks ?? 0)
  /** Time of the last move that this window made or followed; it outlives a reload. */
  const moved = useSessionStorage('deck-moved', 0)
  const arriving = useTimeoutFn(() => {}, ARRIVAL_MS).isPending
  let following = false
  const channel = new BroadcastChannel('deck')
  const time = (): number => sharedState.lastUpdate?.time ?? 0

  /** Tells the others of this window's place, as Slidev does at a move. */
  function tell(): void {
    if (!hasPrimarySlide.value || !(isPresenter.value || TRUST_ORIGINS.includes(location.hostname)))
      return
    moved.value ||= Date.now()
    patch('page', currentSlideNo.value)
    patch('clicks', clicksAsked())
    patch('lastUpdate', { id: 'rejoin', type: isPresenter.value ? 'presenter' : 'viewer', time: moved.value })
  }

  function send(enabled: boolean): void {
    syncDirections.value = { viewerSend: enabled, viewerReceive: true, presenterSend: enabled, presenterReceive: true }
  }

  /** Goes where it should be, without a word to the others. */
  async function findPlace(): Promise<void> {
    send(false)
    const { page, clicks: click } = sharedState
    const atStart = !moved.value && currentSlideNo.value === 1 && !clicksAsked()
    if (page && hasPrimarySlide.value && (moved.value ? time() > moved.value : atStart && time()))
      await go(page, click)
    else if (moved.value > time())
      tell()
    await nextTick()
    send(true)
  }

  useEventListener(channel, 'message', ({ data }: MessageEvent<Message>) => {
    if (data === 'where?')
      return void (time() && channel.postMessage(toRaw(sharedState)))
    if (!arriving.value || (data.lastUpdate?.time ?? 0) < time())
      return
    for (const [key, value] of Object.entries(data))
      patch(key as keyof typeof sharedState, value as never)
    void findPlace()
  })

  // Before Slidev's own: what it would follow is put right. Else it follows, and shall not tell of it, as it would of
  // a wrong click when the slide is not there yet.
  onPatch(() => {
    if (arriving.value && moved.value > time())
      return tell()
    const { page, clicks: click, lastUpdate } = sharedState
    const type = isPresenter.value ? 'presenter' : 'viewer'
    if (hasPrimarySlide.value && lastUpdate?.type !== type && (page !== currentSlideNo.value || click !== clicks.value)) {
      send(false)
      following = true
    }
  })
  router.afterEach(async () => {
    if (!following)
      return
    following = false
    await nextTick()
    send(true)
  })
  watch(time, (last) => {
    if (!arriving.value || last > moved.value)
      moved.value = last
  })

  send(false)
  await router.isReady()
  await findPlace()
  channel.postMessage('where?' satisfies Message)
  useTimeoutFn(() => time() || tell(), ANSWER_MS)
}
