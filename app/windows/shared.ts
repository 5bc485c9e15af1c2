import type { ComputedRef, Ref } from 'vue'
import type { Edited, Light, Message, Place, Values } from '../../engine/serve/shared.ts'
import type { Event, State } from './agree.ts'
import type { Link } from './links.ts'
import { createEventHook, refAutoReset } from '@vueuse/core'
import { computed, shallowRef } from 'vue'
import { shift } from '../../engine/serve/shared.ts'
import { agree, newState } from './agree.ts'
import { openChannel, openPartner, openSocket } from './links.ts'
import { remember, remembered } from './memory.ts'

/** A public visitor's tabs are his own, and paper has no windows. */
const SHARING = __DECK_NOTES__ && !__DECK_PAPER__

const { shared, session: before } = SHARING ? remembered() : { shared: {}, session: undefined }
const state = shallowRef<State>(newState(crypto.getRandomValues(new Uint32Array(2)).join('-'), shared))
let session = before
const links: Link[] = []
let show: (place: Place, edited: boolean) => void = () => {}

/** Times go over the wire as they stand at the moment. */
function message(kind: Message['kind']): Message {
  return { kind, shared: shift(state.value.shared, -performance.now()), ...session !== undefined && { session } }
}

/** Lets the window know of something that happened. */
export function happened(event: Event): void {
  const [next, effects] = agree(state.value, event)
  state.value = next
  for (const effect of effects) {
    if (effect.type === 'show')
      // Only an edit makes the server itself turn.
      show(effect.place, next.shared.place?.stamp.by === session)
    else
      links.filter(({ name }) => name !== effect.except && name === (effect.only ?? name)).forEach(link => link.send(message(effect.kind)))
  }
}

/** The spot of the laser pointer is gone when nobody has told for so long where it is. */
const LIGHT_MS = 1000
export const light = refAutoReset<Light | undefined>(undefined, LIGHT_MS)

/** Whoever wants to know that the deck was edited. */
export const onEdited = createEventHook()

function hear(heard: Message | Light | Edited, from: string): void {
  if (heard.kind === 'light')
    return void (light.value = heard)
  if (heard.kind === 'edited')
    return void onEdited.trigger()
  session = heard.session ?? session
  happened({ type: 'heard', message: { ...heard, shared: shift(heard.shared, performance.now()) }, from })
}

/**
 * Joins the other windows of the deck.
 * @param showPlace brings this window to a place, which the slide has by an edit
 * @returns whether the server is out of reach; a built deck has none
 */
export function join(showPlace: typeof show): Ref<boolean> {
  show = showPlace
  if (!SHARING)
    return shallowRef(false)
  remember(() => ({ shared: state.value.shared, session }))
  links.push(openChannel(hear), openPartner(hear))
  links.forEach(link => link.send(message('state')))
  if (!import.meta.env.DEV)
    return shallowRef(false)
  const socket = openSocket(hear, () => message('state'))
  links.push(socket)
  return socket.lost
}

/** A value that all windows share, as far as this one knows. */
export function useShared<Name extends keyof Values>(name: Name): ComputedRef<Values[Name] | undefined> {
  return computed(() => state.value.shared[name]?.value as Values[Name] | undefined)
}

/** Lets the laser pointer shine in all windows. */
export function shine(at: Omit<Light, 'kind'>): void {
  light.value = { kind: 'light', ...at }
  links.forEach(link => link.send(light.value!))
}

/** Changes it for all windows. */
export function share(values: Partial<Values>): void {
  happened({ type: 'wrote', shared: values })
}
