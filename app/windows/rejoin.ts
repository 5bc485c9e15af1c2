import type { Shared } from '../slidev/shared.ts'
import { useEventListener, useSessionStorage, useTimeoutFn } from '@vueuse/core'
import { nextTick, toRaw, watch } from 'vue'
import { useRouter } from 'vue-router'
import { useNav } from '../slidev/nav.ts'
import { onPatch, patch, sharedState, syncDirections, TRUST_ORIGINS } from '../slidev/shared.ts'

/** What a window that was just opened asks the others, and their answer: all that they share. */
type Message = 'where?' | Partial<Shared>

/** So long a window counts as just opened: it waits for an answer, and may meet another that knows less. */
const ARRIVAL_MS = 10_000
/** When a place was taken that no one moved to: before all moves. */
const LONG_AGO = 1

/**
 * Lets a window that is opened or loaded anew in mid-talk find its place: it goes where the last move went, be that one
 * of the others' or, while the server was out of reach, its own. Slidev has each window send its address to all when it
 * is opened: a second window would take the hall back to the first slide, and after an outage chance would decide.
 * A window opened at a certain slide stays there, and moves no other until it is used.
 */
export async function rejoin(): Promise<void> {
  const { currentSlideNo, clicks, isPresenter, hasPrimarySlide } = useNav()
  const router = useRouter()
  /** As the address has it: Slidev knows of no click before the slide is there. */
  const clicksAsked = (): number => Number(router.currentRoute.value.query.clicks ?? 0)
  /** Time of the last move that this window made or followed; it outlives a reload. */
  const moved = useSessionStorage('deck-moved', 0)
  const arriving = useTimeoutFn(() => {}, ARRIVAL_MS).isPending
  /** Where this window is going because another went there. */
  let following: Pick<Shared, 'page' | 'clicks'> | undefined
  const channel = new BroadcastChannel('deck')
  const time = (): number => sharedState.lastUpdate?.time ?? 0

  const ownPlace = (since: number): Pick<Shared, 'page' | 'clicks' | 'lastUpdate'> => ({
    page: currentSlideNo.value,
    clicks: clicksAsked(),
    lastUpdate: { id: 'rejoin', type: isPresenter.value ? 'presenter' : 'viewer', time: since },
  })

  function take(state: Partial<Shared>): void {
    for (const [key, value] of Object.entries(state))
      patch(key as keyof Shared, value as never)
  }

  const show = (page: number, click = 0): Promise<unknown> => router.replace({
    path: `${isPresenter.value ? '/presenter' : ''}/${page}`,
    query: { ...router.currentRoute.value.query, clicks: click || undefined },
  })

  /** Tells the others of this window's place, as Slidev does at a move. */
  function tell(): void {
    if (hasPrimarySlide.value && (isPresenter.value || TRUST_ORIGINS.includes(location.hostname)))
      take(ownPlace(moved.value))
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
      await show(page, click)
    // What the server does not know was done while it was out of reach.
    else if (import.meta.env.DEV && moved.value > time())
      tell()
    // Whatever it sends goes with a place: let that be its own. Unseen by Vue, this itself is not sent.
    if (!time() && hasPrimarySlide.value)
      Object.assign(toRaw(sharedState), { page: currentSlideNo.value, clicks: clicksAsked() })
    await nextTick()
    send(true)
  }

  useEventListener(channel, 'message', ({ data }: MessageEvent<Message>) => {
    if (data === 'where?')
      return void (hasPrimarySlide.value && channel.postMessage({ ...toRaw(sharedState), ...time() ? {} : ownPlace(LONG_AGO) }))
    if (!arriving.value || (data.lastUpdate?.time ?? 0) <= time())
      return
    // A server has it from whoever moved. Sent once more it would cross with the next move, and undo it.
    if (import.meta.env.DEV)
      Object.assign(toRaw(sharedState), data)
    else
      take(data)
    void findPlace()
  })

  // Before Slidev's own: what it would follow is put right. Else it follows, and shall not tell of it, as it would of
  // a wrong click when the slide is not there yet.
  onPatch(() => {
    if (arriving.value && moved.value > time())
      return tell()
    const { page, clicks: click = 0, lastUpdate } = sharedState
    const type = isPresenter.value ? 'presenter' : 'viewer'
    if (!page || !hasPrimarySlide.value || (page === currentSlideNo.value && click === clicks.value))
      return
    send(false)
    following = { page, clicks: click }
    // Slidev lets two windows of a kind stand apart: the speaker's and the operator's.
    if (lastUpdate?.type === type)
      void show(page, click)
  })
  // Before Slidev's own, too: what the speaker did in between is a move of his, which is told at once.
  router.afterEach(async ({ params, query }, _from, failure) => {
    if (!following || failure)
      return
    const followed = Number(params.no) === following.page && Number(query.clicks ?? 0) === following.clicks
    following = undefined
    if (followed)
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
}
