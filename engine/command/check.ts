import { parseArgs } from 'node:util'
import { UserError } from './run.ts'

export interface CheckOptions {
  /** print when each slide is due */
  timing: boolean
}

/**
 * Reads the command line of `npm run check`.
 * @throws UserError that quotes what it does not know
 */
export function parseArguments(args: string[]): CheckOptions {
  try {
    const { timing } = parseArgs({ args, options: { timing: { type: 'boolean', default: false } } }).values
    return { timing }
  }
  catch {
    throw new UserError(`“${args.join(' ')}”看不懂；用法：npm run check，或 npm run check -- --timing（另列每页的字数和时间）`)
  }
}
