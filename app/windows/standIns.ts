/**
 * Stand-ins for things without which the deck cannot start, and which a browser may refuse or lack: with cookies blocked,
 * neither Chromium nor Firefox has `localStorage` for a page, nor Firefox a `BroadcastChannel`, which Safari has from 15.4
 * on. Runs before all else (`engine/build/slidev.ts`).
 */

/** Keeps its items while the page is open. */
class Memory extends Map<string, string> {
  getItem = (key: string): string | null => this.get(key) ?? null
  setItem = (key: string, value: string): void => void this.set(key, value)
  removeItem = (key: string): void => void this.delete(key)
}

/** Tells nobody anything: `links.ts` has another way to a window beside it. */
class MuteChannel extends EventTarget {
  postMessage(): void {}
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
  if (refused(() => window[storage].length))
    Object.defineProperty(window, storage, { value: new Memory() })
}
if (refused(() => new BroadcastChannel('deck').close()))
  Object.defineProperty(window, 'BroadcastChannel', { value: MuteChannel })
