import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { getPort } from 'get-port-please'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { HERE, WAIT } from './support/attacked.ts'
import { deckFolder } from './support/decks.ts'
import { start } from './support/project.ts'

const other = createServer()
let taken: number
beforeAll(async () => {
  await once(other.listen(0), 'listening')
  taken = (other.address() as { port: number }).port
})
afterAll(() => void other.close())

describe('started where it cannot be, or where it is seen', () => {
  it.each([
    [() => [`--port=${taken}`], () => `端口 ${taken} 已被别的程序占用`],
    [() => [`--port=${taken}`, '--remote'], () => `端口 ${taken} 已被别的程序占用`],
    [() => [`--port=${taken}`, '--remote', `--bind=${HERE}`], () => `端口 ${taken} 已被别的程序占用`],
    [() => ['--remote', '--bind='], () => '--bind 不能是“”'],
    [() => ['--remote', '--bind=192.0.2.199'], () => '这台电脑没有“192.0.2.199”这个地址'],
  ])('it says why before anything else, and ends: %#', async (args, message) => {
    const { code, stdout, stderr } = await start('dev', args()).outcome
    // 2 for what is written wrong, 1 for what the machine has not.
    expect([code, stdout]).toEqual([message().startsWith('--') ? 2 : 1, ''])
    expect(stderr).toContain(`错误：`)
    expect(stderr).toContain(message())
    expect(stderr).not.toMatch(/^\s+at /m)
  })

  it('at ::1 it says so, answers there, and no process has the password in its command line', async () => {
    const free = await getPort({ random: true, host: '::1' })
    const { child } = start('dev', [deckFolder('deep'), '--remote=geheim2020', '--bind=::1', `--port=${free}`])
    let text = ''
    child.stdout!.on('data', chunk => text += chunk)
    await vi.waitFor(() => expect(text).toContain('Ctrl+C'), WAIT)
    expect(text).toContain(`http://[::1]:${free}/#/presenter/`)
    expect(text).toContain('密码  geheim2020')
    expect((await fetch(`http://[::1]:${free}/`)).status).toBe(200)
    const commands = readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap((id) => {
      try {
        return readFileSync(`/proc/${id}/cmdline`, 'utf8')
      }
      catch {
        return []
      }
    })
    expect(commands.filter(command => command.includes('geheim2020'))).toEqual([])
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
})
