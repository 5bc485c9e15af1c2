import type { Plugin } from 'vite'

/** Turns parts of Slidev's client on or off, whatever Slidev itself takes from the settings of the deck. */
export function features(flags: Record<string, boolean>): Plugin {
  return {
    name: 'deck:features',
    config: {
      // After Slidev's own.
      order: 'post',
      handler: () => ({ define: flags }),
    },
  }
}
