/**
 * What Slidev cannot start without, where a browser refuses it: with cookies blocked neither Chromium nor Firefox lets a
 * page use `localStorage`, nor Firefox a `BroadcastChannel`. Runs before all else (`setup/oneFile.ts`).
 */

/** Keeps its items while the page is open. */
class Memory extends Map<string, string> {
  getItem = (key: string): string | null => this.get(key) ?? null
  setItem = (key: string, value: string): void => void this.set(key, value)
  removeItem = (key: string): void => void this.delete(key)
}

interface Message { channel: string, state: unknown }

/** The window that opened this one, or the one that it opened, as soon as that has spoken. */
let partner: Window | null = window.opener as Window | null

/** Reaches the partner, where a real channel reaches all windows of the deck. */
class PartnerChannel extends EventTarget {
  constructor(private readonly channel: string) {
    super()
    window.addEventListener('message', ({ data, source }: MessageEvent<Partial<Message>>) => {
      if (data.channel !== channel)
        return
      partner = source as Window
      this.dispatchEvent(new MessageEvent('message', { data: data.state }))
    })
  }

  /** To any origin: files have none that could be named, and there is nothing in it but page and click. */
  postMessage(state: unknown): void {
    partner?.postMessage({ channel: this.channel, state } satisfies Message, '*')
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

if (refused(() => localStorage))
  Object.defineProperty(window, 'localStorage', { value: new Memory() })
if (refused(() => new BroadcastChannel('deck').close()))
  Object.defineProperty(window, 'BroadcastChannel', { value: PartnerChannel })
