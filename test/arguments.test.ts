import type { ExportOptions } from '../engine/command/export.ts'
import type { Target } from '../engine/export/editions.ts'
import process from 'node:process'
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { HELP, parseArguments } from '../engine/command/export.ts'
import { run, UserError } from '../engine/command/run.ts'
import { TARGETS } from '../engine/export/editions.ts'

const DEFAULTS: ExportOptions = { aspect: '16:9', help: false, watch: false, lines: false, large: false, marks: false, withClicks: false, range: [], scale: 1, perPage: 3, targets: ['slides', 'handout', 'script'] }

describe('the command line of the export', () => {
  it.each<[string[], Partial<ExportOptions>]>([
    [[], {}],
    [['--help'], { help: true }],
    [['-h'], { help: true }],
    [['--watch', 'slides'], { watch: true, targets: ['slides'] }],
    [['--aspect', '4:3'], { aspect: '4:3' }],
    [['--lines', '--large'], { lines: true, large: true }],
    [['press', '--marks', '--icc', 'coated.icc'], { targets: ['press'], marks: true, icc: 'coated.icc' }],
    [['--browser', '/opt/chrome'], { browser: '/opt/chrome' }],
    [['--browser=/opt/my chrome'], { browser: '/opt/my chrome' }],
    [['--browser', '/opt/chrome', '--browser', '/opt/edge'], { browser: '/opt/edge' }],
    [['--range', '5-9,28'], { range: [5, 6, 7, 8, 9, 28], targets: ['slides'] }],
    [['--with-clicks'], { withClicks: true, targets: ['slides'] }],
    [['png', '--with-clicks', '--range=2', '--scale=2'], { withClicks: true, range: [2], scale: 2, targets: ['png'] }],
    ...(['1', '2', '3', '6'].map((number): [string[], Partial<ExportOptions>] => [['--per-page', number], { perPage: Number(number) }])),
    ...Object.keys(TARGETS).map((target): [string[], Partial<ExportOptions>] => [[target], { targets: [target as Target] }]),
    [['script', '--large', 'handout', '--per-page=2'], { targets: ['script', 'handout'], large: true, perPage: 2 }],
  ])('%j is understood', (argv, options) => {
    expect(parseArguments(argv)).toEqual({ ...DEFAULTS, ...options })
  })

  it.each([
    [['--chrome'], '“--chrome”看不懂'],
    [['--brwoser', '/opt/chrome'], '“--brwoser /opt/chrome”看不懂'],
    [['-x', 'slides'], '“-x slides”看不懂'],
    [['--browser'], '“--browser”看不懂'],
    [['--browser', '--help'], '“--browser --help”看不懂'],
    [['--help=yes'], '“--help=yes”看不懂'],
    [['slides', 'out.pdf'], '没有“out.pdf”这个目标，可用的有 slides、'],
    [['toString'], '没有“toString”这个目标'],
    [['--per-page', '4'], '--per-page 不能是“4”，只能是 1、2、3、6'],
    [['--per-page=3.0'], '--per-page 不能是“3.0”'],
    [['--range', 'x'], '--range 里的“x”看不懂'],
    [['handout', '--range', '2'], '--range 只用于 slides、press、png、long，不能用于“handout”'],
    [['slides', 'press', '--with-clicks'], '--with-clicks 只用于 slides、png，不能用于“press”'],
    [['png', '--scale', '0'], '--scale 不能是“0”，应是 1 到 4 的数'],
    [['png', '--scale', 'big'], '--scale 不能是“big”'],
    [['--per-page='], '--per-page 不能是“”'],
    [['slides', '--lines'], '--lines 只用于 handout、grey，这次要的是 slides；'],
    [['script', 'slides', '--per-page', '3'], '--per-page 只用于 handout、grey，这次要的是 script、slides；'],
    [['handout', '--large'], '--large 只用于 script，'],
    [['--marks'], '--marks 只用于 press，这次要的是 slides、handout、script；'],
    [['grey', '--icc', 'coated.icc'], '--icc 只用于 press，'],
    [['--scale', '2', 'long'], '--scale 只用于 png，'],
  ])('%j is quoted, with a hint at the help', (argv, quoted) => {
    const parsing = (): unknown => parseArguments(argv)
    expect(parsing).toThrow(UserError)
    expect(parsing).toThrow(quoted)
    expect(parsing).toThrow(/npm run export -- --help$/)
  })

  it.each([...Object.keys(TARGETS), '--watch', '--per-page', '--lines', '--with-clicks', '--range', '--scale', '--large', '--marks', '--icc', '--aspect', '--browser', '--help'])('tells of %s in the help', (word) => {
    expect(HELP.split('\n').filter(line => line.startsWith(`  ${word} `))).toHaveLength(1)
  })
})

describe('run', () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation((() => {}) as typeof process.exit)
  const stderr = vi.spyOn(console, 'error').mockImplementation(() => {})
  beforeEach(() => {
    exit.mockClear()
    stderr.mockClear()
  })
  afterAll(() => exit.mockRestore())

  const defect = new TypeError('deck is undefined')
  it.each([
    ['success', () => Promise.resolve(), [], []],
    ['a UserError', () => Promise.reject(new UserError('找不到浏览器')), [[1]], [['错误：找不到浏览器']]],
    ['a defect, with its stack', () => Promise.reject(defect), [[70]], [[defect]]],
    ['a defect thrown at once', () => { throw defect }, [[70]], [[defect]]],
    // eslint-disable-next-line prefer-promise-reject-errors -- libraries do so
    ['what is no error', () => Promise.reject('lost'), [[70]], [['lost']]],
  ])('ends in an exit code: %s', async (_, command, codes, messages) => {
    await run(command)
    expect(exit.mock.calls).toEqual(codes)
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
