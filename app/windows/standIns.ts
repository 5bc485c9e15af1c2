/**
 * What the deck cannot start without, where a browser refuses it: with cookies blocked, neither Chromium nor Firefox has
 * `localStorage` for a page, nor Firefox a `BroadcastChannel`. Runs before all else (`engine/build/oneFile.ts`).
 */

/** Keeps its items while the page is open. */
class Memory extends Map<string, string> {
  getItem = (key: string): string | null => this.get(key) ?? null
  setItem = (key: string, value: string): void => void this.set(key, value)
  removeItem = (key: string): void => void this.delete(key)
}

interface Message { channel: string, data: unknown }

/** The window that opened this one, or the one that it opened, as soon as that has spoken. */
let partner = window.opener as Window | null

/** Reaches that one window, where a real channel reaches all windows of the deck. */
class PartnerChannel extends EventTarget {
  constructor(private readonly channel: string) {
    super()
    window.addEventListener('message', ({ data: message, source }: MessageEvent<Partial<Message>>) => {
      if (message.channel !== channel)
        return
      partner = source as Window
      this.dispatchEvent(new MessageEvent('message', { data: message.data }))
    })
  }

  /** To any origin: a file has none that could be named, and the deck tells no more than its page and click. */
  postMessage(data: unknown): void {
    partner?.postMessage({ channel: this.channel, data } satisfies Message, '*')
  }

  close(): void {}
}

function refused(use: () => unknown): boolean {
  try {
    use()
    return false
  }
  catch {
    return true
  }
}

for (const storage of ['localStorage', 'sessionStorage'] as const) {
  if (refused(() => window[storage]))
    Object.defineProperty(window, storage, { value: new Memory() })
}
if (refused(() => new BroadcastChannel('deck').close()))
  Object.defineProperty(window, 'BroadcastChannel', { value: PartnerChannel })
