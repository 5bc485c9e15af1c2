import { describe, expect, it } from 'vitest'
import { HELP, parseArguments } from '../engine/command/dev.ts'
import { UserError } from '../engine/command/run.ts'
import { outerAddresses } from '../engine/serve/addresses.ts'
import { welcome } from '../engine/serve/welcome.ts'

describe('npm run dev', () => {
  it.each([
    [[], { aspect: '16:9', help: false, port: undefined, password: undefined, isTyped: false, bind: '0.0.0.0' }],
    [['--remote=kaihui2020'], { aspect: '16:9', help: false, port: undefined, password: 'kaihui2020', isTyped: true, bind: '0.0.0.0' }],
    [['--remote=kaihui2020', '--bind', '10.0.0.5', '--port', '8080'], { aspect: '16:9', help: false, port: '8080', password: 'kaihui2020', isTyped: true, bind: '10.0.0.5' }],
    [['--help'], { aspect: '16:9', help: true, port: undefined, password: undefined, isTyped: false, bind: '0.0.0.0' }],
  ])('%j is understood', (argv, options) => {
    expect(parseArguments(argv)).toEqual(options)
  })

  it('makes up a password where none is given, a new one each time', () => {
    const made = Array.from({ length: 20 }, () => parseArguments(['--remote']).password!)
    expect(made.filter(password => /^[a-z2-9]{8}$/.test(password))).toHaveLength(20)
    expect(new Set([...made, parseArguments(['--remote=']).password]).size).toBe(21)
  })

  it.each([
    [['--remote=12345'], '密码“12345”太短'],
    [['--bind', '0.0.0.0'], '--bind 要与 --remote 同用'],
    [['--remote', '--bind='], '--bind 不能是“”'],
    [['--remote', '--bind', 'projector'], '--bind 不能是“projector”'],
    [['--remote', '--bind', '192.168.1'], '--bind 不能是“192.168.1”'],
    [['--remote', '--bind', 'fe80::1%eth0'], '--bind 不能是“fe80::1%eth0”'],
    [['--remote', '--bind', 'http://192.168.1.5'], '--bind 不能是“http'],
    [['--port='], '--port 不能是“”'],
    [['--port', 'x'], '--port 不能是“x”'],
    [['--port', '0'], '--port 不能是“0”'],
    [['--port', '-1'], '“--port -1”看不懂'],
    [['--port', '80.5'], '--port 不能是“80.5”'],
    [['--port', '1e3'], '--port 不能是“1e3”'],
    [['--port', '0x50'], '--port 不能是“0x50”'],
    [['--port', ' 80'], '--port 不能是“ 80”'],
    [['--port', '65536'], '--port 不能是“65536”'],
    [['--port', '70000'], '--port 不能是“70000”'],
    [['--romote'], '“--romote”看不懂'],
    [['slides.md'], '“slides.md”看不懂'],
  ])('%j is refused', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message)
    expect(() => parseArguments(argv)).toThrow(UserError)
  })

  it('says which addresses it serves and how to stop', () => {
    const local = welcome(parseArguments([]), 3030)
    expect(local).toContain('http://localhost:3030/#/presenter/')
    expect(local).toContain('只有这台电脑能打开')
    expect(local).not.toMatch(/密码|http:\/\/(?!localhost)/)
    const remote = welcome(parseArguments(['--remote=kaihui2020', '--bind=10.0.0.5']), 3030)
    expect(remote).toMatch(/读稿.*http:\/\/10\.0\.0\.5:3030\/#\/reader/)
    expect(remote).toContain('密码  kaihui2020')
    expect(remote).toMatch(/[▀▄█]{10}/)
    expect([local, remote].every(text => text.includes('按 Ctrl+C 停止'))).toBe(true)
    expect(HELP).toContain('--remote[=密码]')
  })

  it('takes the password of the environment where none is typed, and says where one can be read', () => {
    expect(parseArguments(['--remote'], 'kaihui2020')).toMatchObject({ password: 'kaihui2020', isTyped: false })
    expect(parseArguments(['--remote=other2020'], 'kaihui2020')).toMatchObject({ password: 'other2020', isTyped: true })
    expect(parseArguments([], 'kaihui2020').password).toBeUndefined()
    expect(() => parseArguments(['--remote'], '12345')).toThrow('密码“12345”太短')
    expect(welcome(parseArguments(['--remote=other2020']), 3030)).toContain('DECK_PASSWORD')
    expect(welcome(parseArguments(['--remote'], 'kaihui2020'), 3030)).not.toContain('DECK_PASSWORD')
  })

  it.each([
    ['10.0.0.5', ['http://10.0.0.5:3030/'], ['localhost']],
    ['fd00::0002', ['http://[fd00::2]:3030/'], ['localhost']],
    ['::1', ['http://[::1]:3030/', '其他设备打不开'], ['localhost', '▀']],
    ['127.0.0.1', ['http://127.0.0.1:3030/', '其他设备打不开'], ['▀']],
    ['::', ['http://localhost:3030/', ...outerAddresses().map(address => address.includes(':') ? `http://[${address}]:3030/` : `http://${address}:3030/`)], ['[::]']],
    ['0.0.0.0', ['http://localhost:3030/'], ['0.0.0.0', '[']],
  ])('--bind %s prints the password and the addresses that lead there', (bind, there, absent) => {
    const text = welcome(parseArguments(['--remote=kaihui2020', `--bind=${bind}`]), 3030)
    expect(text).toContain('密码  kaihui2020');
    [...there, '#/presenter/', '#/reader'].forEach(part => expect(text).toContain(part))
    absent.forEach(part => expect(text).not.toContain(part))
  })
})
