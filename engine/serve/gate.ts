import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Plugin } from 'vite'
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { LECTERN } from '../labels.ts'
import { colourOf } from '../tokens.ts'

const THIS_MACHINE = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const COOKIE = 'deck'
/** A wrong password costs this long, and each address has one guess at a time: eight random characters outlast any meeting. */
const WRONG_MS = 1000
const MOST_BYTES = 1000

function same(a: string, b: string): boolean {
  return timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())
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
    const { ok } = await fetch('/', { method: 'POST', body: password.value }).catch(() => ({}))
    if (ok)
      location.reload()
    else
      document.querySelector('p').textContent = ok === false ? '${LECTERN.wrongPassword}' : '${LECTERN.unreachable}'
  }
</script>
`

/**
 * Asks every device but this machine for the password before it is served anything: neither page nor source nor socket.
 * Slidev's own password is compared in the browser, by when the browser has all words.
 */
export function gate(password: string): Plugin {
  const token = createHmac('sha256', password).update(COOKIE).digest('base64url')
  const guessing = new Set<string>()

  function admitted({ headers, socket }: IncomingMessage): boolean {
    const [, given = ''] = new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? '') ?? []
    return THIS_MACHINE.has(socket.remoteAddress ?? '') || same(given, token)
  }

  async function guess(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = request.socket.remoteAddress ?? ''
    const readable = !guessing.has(address) && Number(request.headers['content-length'] ?? Infinity) <= MOST_BYTES
    guessing.add(address)
    if (readable && same(await text(request), password)) {
      response.setHeader('Set-Cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`)
      response.statusCode = 204
    }
    else {
      await setTimeout(WRONG_MS)
      response.statusCode = 403
    }
    guessing.delete(address)
    response.end()
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
