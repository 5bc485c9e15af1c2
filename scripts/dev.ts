import process from 'node:process'
import { getPort } from 'get-port-please'
import { linkDeck } from '../engine/build/stage.ts'
import { takeDeck } from '../engine/command/deck.ts'
import { HELP, parseArguments } from '../engine/command/dev.ts'
import { run } from '../engine/command/run.ts'
import { resolveConfig } from '../engine/config.ts'
import { environment } from '../engine/environment.ts'
import { requireAddress, requirePort } from '../engine/serve/listen.ts'
import { welcome } from '../engine/serve/welcome.ts'

const PORTS: [number, number] = [3030, 3100]

await run(async () => {
  const { deck, words } = takeDeck(process.argv.slice(2))
  const options = parseArguments(words, environment.password())
  // All users of this machine see the command line of a process, unless that puts its name in the place.
  if (options.isTyped)
    process.title = 'deck'
  if (options.help)
    return console.log(HELP)
  const config = await resolveConfig({ deck, aspect: options.aspect }, 'all')
  const { password, bind } = options
  const host = password === undefined ? '127.0.0.1' : bind
  requireAddress(host)
  const port = options.port ? Number(options.port) : await getPort({ portRange: PORTS, host })
  await requirePort(port, host)
  // Vite takes seconds to load: what cannot be had is told before.
  const { serveDeck } = await import('../engine/serve/dev.ts')
  await serveDeck({ ...config, deck: await linkDeck(deck), kind: 'dev', downloads: false }, { port, host, password, source: deck })
  console.log(welcome(options, port))
  // Until a signal ends the process.
  await new Promise(() => {})
})
