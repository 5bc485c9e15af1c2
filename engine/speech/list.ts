import { parse } from 'yaml'
import { UserError } from '../command/run.ts'

/**
 * Reads a YAML file that is a list.
 * @param file its path, for the errors
 * @param yaml its text
 * @param kind what its entries are, in Chinese
 * @param key that each entry begins with
 * @returns its entries; none of an empty file
 * @throws UserError that says where the YAML is broken, or that it is no list
 */
export function parseList(file: string, yaml: string, kind: string, key: string): unknown[] {
  let entries: unknown
  try {
    entries = parse(yaml)
  }
  catch (error) {
    throw new UserError(`${file} 写错了：${(error as Error).message.trim()}`)
  }
  // Nothing but comments is an empty list.
  if (entries === null)
    return []
  if (!Array.isArray(entries))
    throw new UserError(`${file}：应是一列${kind}（每条以“- ${key}:”起头）`)
  return entries
}
