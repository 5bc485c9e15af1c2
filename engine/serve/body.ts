import type { IncomingMessage } from 'node:http'
import { Buffer } from 'node:buffer'

/** A body here is a packet or a few; who takes longer to send it holds a connection, and nothing else. */
const BODY_MS = 5000

/**
 * Reads the body of a request as text. Never fails, whatever the client does.
 * @param request whose body nobody has read
 * @param most bytes that it may have
 * @returns nothing if it breaks off, is too long or too slow
 */
export function bodyOf(request: IncomingMessage, most: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const deadline = setTimeout(resolve, BODY_MS, undefined)
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > most)
          resolve(undefined)
        else
          chunks.push(chunk)
      })
      .on('end', () => resolve(Buffer.concat(chunks).toString()))
      // A body that breaks off is an error, and one that nobody hears ends the process.
      .on('error', () => resolve(undefined))
      .on('close', () => {
        clearTimeout(deadline)
        resolve(undefined)
      })
  })
}
