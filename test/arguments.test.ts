import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { run, UserError } from '../scripts/cli.ts'
import { HELP, parseArguments } from '../scripts/export/arguments.ts'

describe('the command line of the export', () => {
  it.each([
    [[], { help: false }],
    [['--help'], { help: true }],
    [['-h'], { help: true }],
    [['--browser', '/opt/chrome'], { help: false, browser: '/opt/chrome' }],
    [['--browser=/opt/my chrome'], { help: false, browser: '/opt/my chrome' }],
    [['--browser', '/opt/chrome', '--help'], { help: true, browser: '/opt/chrome' }],
    [['--browser', '/opt/chrome', '--browser', '/opt/edge'], { help: false, browser: '/opt/edge' }],
  ])('%j is understood', (argv, options) => {
    expect(parseArguments(argv)).toEqual(options)
  })

  it.each([
    [['--chrome']],
    [['--brwoser', '/opt/chrome']],
    [['-x']],
    [['out.pdf']],
    [['--browser']],
    [['--browser', '--help']],
    [['--help=yes']],
  ])('%j is quoted, with a hint at the help', (argv) => {
    const parsing = (): unknown => parseArguments(argv)
    expect(parsing).toThrow(UserError)
    expect(parsing).toThrow(`“${argv.join(' ')}”看不懂`)
    expect(parsing).toThrow(/可用的选项见 npm run export -- --help$/)
  })

  it('is all in the help', () => {
    expect(HELP).toMatch(/^ {2}--browser/m)
    expect(HELP).toMatch(/^ {2}--help/m)
  })
})

describe('run', () => {
  const exitCode = process.exitCode
  const stderr = vi.spyOn(console, 'error').mockImplementation(() => {})
  beforeEach(() => {
    process.exitCode = undefined
    stderr.mockClear()
  })
  afterEach(() => {
    process.exitCode = exitCode
  })

  const defect = new TypeError('deck is undefined')
  it.each([
    ['success', () => Promise.resolve(), undefined, []],
    ['a UserError', () => Promise.reject(new UserError('找不到浏览器')), 1, [['错误：找不到浏览器']]],
    ['a defect, with its stack', () => Promise.reject(defect), 70, [[defect]]],
    ['a defect thrown at once', () => { throw defect }, 70, [[defect]]],
    // eslint-disable-next-line prefer-promise-reject-errors -- libraries do so
    ['what is no error', () => Promise.reject('lost'), 70, [['lost']]],
  ])('ends in an exit code: %s', async (_, command, code, messages) => {
    await run(command)
    expect(process.exitCode).toBe(code)
    expect(stderr.mock.calls).toEqual(messages)
  })

  it('waits for the command', async () => {
    let ended = false
    await run(async () => {
      await new Promise(setImmediate)
      ended = true
    })
    expect(ended).toBe(true)
  })
})
