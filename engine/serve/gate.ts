import type { Buffer } from 'node:buffer'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { LECTERN } from '../labels.ts'
import { colourOf } from '../tokens.ts'
import { THIS_MACHINE } from './addresses.ts'
import { bodyOf } from './body.ts'
import { addressOf, EACH_MS, guessQueue } from './guesses.ts'

const MOST_BYTES = 1000
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

/** The gate decides who may pass, and answers the others. */
export interface Gate {
  admits: (request: IncomingMessage) => boolean
  /** answers a request that may not pass: asks for the password, or compares what was given for it */
  stops: (request: IncomingMessage, response: ServerResponse) => boolean
}

/**
 * Asks every device but this machine for the password before it is served anything: neither page nor source nor socket.
 * Slidev's own password is compared in the browser, by when the browser has all words.
 * @param password compared one guess at a time: `guesses.ts`
 * @param root folder of the project
 */
export function gate(password: string, root: string): Gate {
  const token = createHmac('sha256', keyOf(root)).update(password).digest('base64url')
  const ask = guessQueue(guess => same(guess, password))

  /** Browsers keep one for all ports of a machine: each password has its own, so that none drives out another's. */
  const cookie = `deck-${createHash('sha256').update(token).digest('hex').slice(0, 8)}`

  function admits({ headers, socket }: IncomingMessage): boolean {
    const [, given = ''] = new RegExp(`(?:^|; )${cookie}=([^;]*)`).exec(headers.cookie ?? '') ?? []
    return THIS_MACHINE.has(socket.remoteAddress) || same(given, token)
  }

  async function guess(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    const address = addressOf(request.socket.remoteAddress ?? '')
    const body = await bodyOf(request, MOST_BYTES)
    if (body === undefined)
      return void response.writeHead(400, { Connection: 'close' }).end()
    switch (await ask(address, body, gone.signal)) {
      case 'right':
        return void response.writeHead(204, { 'Set-Cookie': `${cookie}=${token}; Path=/; HttpOnly; SameSite=Strict` }).end()
      case 'wrong':
        return void response.writeHead(403).end()
      case 'refused':
        return void response.writeHead(429, { 'Retry-After': EACH_MS / 1000 }).end()
    }
  }

  function stops(request: IncomingMessage, response: ServerResponse): boolean {
    if (admits(request))
      return false
    response.setHeader('Cache-Control', 'no-store')
    if (request.method === 'POST')
      void guess(request, response)
    else
      response.writeHead(401, { 'Content-Type': 'text/html; charset=utf-8' }).end(PAGE)
    return true
  }

  return { admits, stops }
}
