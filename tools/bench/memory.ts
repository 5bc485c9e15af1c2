import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'

const PSS = /^Pss:\s+(\d+) kB$/m

/** The text of a file below /proc; none when its process has ended meanwhile. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  }
  catch {
    return undefined
  }
}

/** The parents of all processes. */
function parents(): Map<number, number> {
  return new Map(readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap((name) => {
    // The name of the program, in parentheses, may hold blanks and parentheses itself.
    const stat = read(`/proc/${name}/stat`)?.replace(/^.*\)/s, '').trim().split(' ')
    return stat ? [[Number(name), Number(stat[1])]] : []
  }))
}

/**
 * Watches the memory of a process and all that it starts, on Linux: memory that processes share is counted once (PSS).
 * A process once seen in the tree stays in it when its parent ends, as Chromium's crash handler does.
 * @param root number of the process
 * @returns a function that takes a sample and gives the most so far, in bytes; undefined where there is no /proc
 */
export function memoryOf(root: number): () => number | undefined {
  const tree = new Set([root])
  let most: number | undefined
  return () => {
    if (process.platform !== 'linux')
      return undefined
    const running = parents()
    // Until none is added: a child may have a lower number than its parent.
    for (let size = -1; size !== tree.size;) {
      size = tree.size
      for (const [pid, parent] of running) {
        if (tree.has(parent))
          tree.add(pid)
      }
    }
    for (const pid of tree) {
      if (!running.has(pid))
        tree.delete(pid)
    }
    const sizes = [...tree].map(pid => Number(PSS.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')?.[1] ?? 0) * 1024)
    most = Math.max(most ?? 0, sizes.reduce((sum, size) => sum + size, 0))
    return most
  }
}
