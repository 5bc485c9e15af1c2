import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { Buffer } from 'node:buffer'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LECTERN } from '../labels.ts'
import { colourOf } from '../tokens.ts'
import { addressOf, EACH_MS, guessQueue } from './guesses.ts'

const THIS_MACHINE = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const COOKIE = 'deck'
const MOST_BYTES = 1000
/** A password is one packet; who takes longer to send it holds a connection, and nothing else. */
const BODY_MS = 5000
/** Not among what is built and kept, which goes after a day. */
const KEY = 'node_modules/.cache/deck-gate/key'
const KEY_BYTES = 32

function same(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
}

/**
 * The key of this folder, made once: a device that was let in still is when the server has been started anew.
 * Of the password alone no cookie may be made, else cookies are guesses that nothing slows down.
 */
function keyOf(root: string): Buffer {
  const file = join(root, KEY)
  // One that was cut short as it was written would be no secret.
  if (!existsSync(file) || statSync(file).size !== KEY_BYTES) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600 })
  }
  return readFileSync(file)
}

/** What a request carries, read as text; nothing if it breaks off, is too long or too slow. Never fails, whatever the client does. */
function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    const deadline = setTimeout(resolve, BODY_MS, undefined)
    request
      .on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > MOST_BYTES)
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

const PAGE = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${LECTERN.password}</title>
<style>
  body { display: grid; min-height: 90vh; margin: 0; place-items: center; font: 20px/1.6 sans-serif; color: ${colourOf('--ink')}; background: ${colourOf('--paper')} }
  form { display: grid; gap: 16px; width: min(22em, 84vw) }
  input, button { padding: 10px 14px; font: inherit; border: 1px solid ${colourOf('--ink-2')} }
  button { color: ${colourOf('--cream')}; background: ${colourOf('--wine')}; border-color: ${colourOf('--wine')} }
  p { min-height: 1.6em; margin: 0; color: ${colourOf('--accent-small')} }
</style>
<main><form>
  <label for="password">${LECTERN.askPassword}</label>
  <input id="password" type="password" autocomplete="current-password" autofocus required>
  <button>${LECTERN.enter}</button>
  <p role="alert"></p>
</form></main>
<script>
  document.forms[0].onsubmit = async (event) => {
    event.preventDefault()
    const { status } = await fetch('/', { method: 'POST', body: password.value }).catch(() => ({}))
    if (status === 204)
      location.reload()
    else
      document.querySelector('p').textContent = { 403: '${LECTERN.wrongPassword}', 429: '${LECTERN.tooManyGuesses}' }[status] ?? '${LECTERN.unreachable}'
  }
</script>
`

/**
 * Asks every device but this machine for the password before it is served anything: neither page nor source nor socket.
 * Slidev's own password is compared in the browser, by when the browser has all words.
 * @param password compared one guess at a time: `guesses.ts`
 * @param root folder of the project
 */
export function gate(password: string, root: string): Plugin {
  const token = createHmac('sha256', keyOf(root)).update(password).digest('base64url')
  const ask = guessQueue(guess => same(guess, password))

  function admitted({ headers, socket }: IncomingMessage): boolean {
    const [, given = ''] = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? '') ?? []
    return THIS_MACHINE.has(socket.remoteAddress ?? '') || same(given, token)
  }

  async function guess(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const address = addressOf(request.socket.remoteAddress ?? '')
    const body = await bodyOf(request)
    if (body === undefined)
      return void response.writeHead(400, { Connection: 'close' }).end()
    switch (await ask(address, body, gone.signal)) {
      case 'right':
        return void response.writeHead(204, { 'Set-Cookie': `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict` }).end()
      case 'wrong':
        return void response.writeHead(403).end()
      case 'refused':
        return void response.writeHead(429, { 'Retry-After': EACH_MS / 1000 }).end()
    }
  }

  function handle(request: IncomingMessage, response: ServerResponse, next: () => void): void {
    if (admitted(request))
      return next()
    response.setHeader('Cache-Control', 'no-store')
    if (request.method === 'POST')
      return void guess(request, response)
    response.statusCode = 401
    response.setHeader('Content-Type', 'text/html; charset=utf-8')
    response.end(PAGE)
  }

  return {
    name: 'deck:gate',
    configureServer({ middlewares, httpServer }) {
      // Before all others, Slidev's and Vite's own.
      middlewares.stack.unshift({ route: '', handle })
      httpServer?.prependListener('upgrade', (request, socket) => admitted(request) || socket.destroy())
    },
  }
}
