import { describe, expect, it } from 'vitest'
import { isOurs } from '../engine/serve/faults.ts'
import { ROOT } from './support/site.ts'

describe('an error that nobody caught', () => {
  const at = (...lines: string[]): Error => Object.assign(new Error('x'), { stack: ['Error: x', ...lines.map(line => `    at ${line}`)].join('\n') })
  it.each([
    ['thrown here', new Error('x'), true],
    ['of ours, called by others', at(`f (file://${ROOT}/engine/serve/gate.ts:1:2)`, `g (file://${ROOT}/node_modules/vite/a.js:1:2)`), true],
    ['of ours in a file with a query', at(`file://${ROOT}/engine/serve/gate.ts?x=1:1:2`), true],
    ['of ours, by way of Node', at('new Promise (<anonymous>)', 'node:internal/process/task_queues:95:5', `async f (${ROOT}/engine/a.ts:1:2)`), true],
    ['of others, called by ours', at(`f (file://${ROOT}/node_modules/vite/a.js:1:2)`, `g (file://${ROOT}/engine/serve/dev.ts:1:2)`), false],
    ['of a connection', at('TCP.onStreamRead (node:internal/stream_base_commons:217:20)'), false],
    ['without a stack', at(), false],
    ['that is none', 'lost', false],
    ['that is nothing', undefined, false],
  ])('%s is told from others', (_, error, ours) => expect(isOurs(error)).toBe(ours))
})
