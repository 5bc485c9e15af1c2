import process from 'node:process'
import { getPort } from 'get-port-please'
import { takeDeck } from '../engine/command/deck.ts'
import { HELP, parseArguments } from '../engine/command/dev.ts'
import { run } from '../engine/command/run.ts'
import { resolveConfig } from '../engine/config.ts'
import { serveDeck } from '../engine/serve/dev.ts'
import { welcome } from '../engine/serve/welcome.ts'

const PORTS: [number, number] = [3030, 3100]

await run(async () => {
  const { deck, words } = takeDeck(process.argv.slice(2))
  const options = parseArguments(words)
  if (options.help)
    return console.log(HELP)
  const config = await resolveConfig({ deck, aspect: options.aspect }, 'all')
  const { password, bind } = options
  const host = password === undefined ? 'localhost' : bind
  const port = options.port ? Number(options.port) : await getPort({ portRange: PORTS, host })
  await serveDeck({ ...config, kind: 'dev', downloads: false }, { port, host, password })
  console.log(welcome(options, port))
  // Until a signal ends the process.
  await new Promise(() => {})
})
