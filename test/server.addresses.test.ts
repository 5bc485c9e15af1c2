import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { UserError } from '../engine/command/run.ts'
import { isLoopback, outerAddresses } from '../engine/serve/addresses.ts'
import { requireAddress, requirePort } from '../engine/serve/listen.ts'

describe('the address of the server', () => {
  it.each(['192.0.2.199', '2001:db8::1', '8.8.8.8'])('an address of another machine, %s, is quoted, with those that there are', (address) => {
    expect(() => requireAddress(address)).toThrow(UserError)
    expect(() => requireAddress(address)).toThrow(`“${address}”`)
    expect(() => requireAddress(address)).toThrow(outerAddresses().join('、'))
  })

  it.each(['0.0.0.0', '::', '127.0.0.1', '::1', '0::1', ...outerAddresses()])('%s is an address of this machine', (address) => {
    requireAddress(address)
    expect(isLoopback(address)).toBe(['127.0.0.1', '::1', '0::1'].includes(address))
  })

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['127.0.0.1', '0.0.0.0'],
    ['127.0.0.1', '::1'],
    ['::1', '127.0.0.1'],
    ['0.0.0.0', '127.0.0.1'],
    ['0.0.0.0', '::1'],
    ['127.0.0.1', '::'],
  ])('on %s a port is taken that another server has on %s', async (host, other) => {
    const server = createServer()
    await new Promise<void>(resolve => server.listen(0, other, resolve))
    const { port } = server.address() as { port: number }
    await expect(requirePort(port, host)).rejects.toThrow(new UserError(`端口 ${port} 已被别的程序占用；请用 --port 换一个`))
    await new Promise(resolve => server.close(resolve))
    await requirePort(port, host)
  })
})
