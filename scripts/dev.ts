import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { getPort } from 'get-port-please'
import { chooseAspect } from '../engine/build/aspect.ts'
import { SLIDEV } from '../engine/build/site.ts'
import { HELP, parseArguments } from '../engine/command/dev.ts'
import { run, UserError } from '../engine/command/run.ts'
import { welcome } from '../engine/serve/welcome.ts'

const PORTS: [number, number] = [3030, 3100]
const POLL_MS = 200

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(({ ok }) => ok, () => false)
}

await run(async () => {
  const options = parseArguments(process.argv.slice(2))
  if (options.help)
    return console.log(HELP)
  chooseAspect(options.aspect)
  const { password, bind } = options
  const remote = password !== undefined
  const port = options.port ? Number(options.port) : await getPort({ portRange: PORTS, host: remote ? bind : 'localhost' })

  // Slidev's own greeting and its key commands are in English. Its `--remote` without a password only opens the port:
  // it is `engine/serve/gate.ts` that asks.
  const server = spawn(process.execPath, [SLIDEV, `--port=${port}`, '--log=error', ...remote ? ['--remote=', `--bind=${bind}`] : []], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...remote && { DECK_PASSWORD: password } },
  })
  process.once('exit', () => server.kill())
  const ended = once(server, 'exit').then(([code]) => {
    throw new UserError(`Slidev 停了（${String(code)}），原因见上；若是端口 ${port} 被占用，请用 --port 换一个`)
  })
  while (!await Promise.race([answers(`http://${remote && bind !== '0.0.0.0' ? bind : 'localhost'}:${port}/@vite/client`), ended]))
    await setTimeout(POLL_MS)
  console.log(welcome(options, port))
  await ended
})
