/** A browser that blocks cookies refuses its storage; then only the page keeps things. */
function attempt<Value>(use: () => Value): Value | undefined {
  try {
    return use()
  }
  catch {
    return undefined
  }
}

/** @returns what was kept under a key, none where nothing was or it cannot be read */
export function recall(storage: 'localStorage' | 'sessionStorage', key: string): unknown {
  return attempt(() => JSON.parse(window[storage].getItem(key) ?? 'null') as unknown)
}

export function keep(storage: 'localStorage' | 'sessionStorage', key: string, value: unknown): void {
  attempt(() => window[storage].setItem(key, JSON.stringify(value)))
}
