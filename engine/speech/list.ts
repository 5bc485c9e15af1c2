import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { FaultyFile } from '../check/finding.ts'
import { nearest } from '../nearest.ts'
import { yamlFault } from '../yaml.ts'

/** An entry of a list: each value as it is typed, whatever YAML would make of `12.50`, `0012` or `null`. */
export interface Entry {
  /** in which its first name stands, from 1 */
  line: number
  values: Record<string, string | string[]>
  /** of each name in it, from 1 */
  lines: Record<string, number>
}

/** A kind of list, as errors speak of it. */
export interface ListKind {
  /** path of the file */
  file: string
  /** its entries, in Chinese */
  kind: string
  /** the names that an entry may have, first that which it begins with */
  names: readonly string[]
}

/** A complaint about a place in a list. */
export function faultAt({ file }: Pick<ListKind, 'file'>, line: number, what: string, words: string, advice: string): FaultyFile {
  return new FaultyFile([{ file, line, what, words, advice }])
}

const textOf = (node: unknown): string => isScalar(node) ? String(node.value ?? '') : ''

/** Reads an entry, and complains of what it cannot have. */
function readEntry(node: unknown, index: number, lineAt: (node: unknown) => number, list: ListKind): Entry {
  const line = lineAt(node)
  if (!isMap(node))
    throw faultAt(list, line, `第 ${index + 1} 条（无 ${list.names[0]}）看不懂`, textOf(node), `每条${list.kind}以“- ${list.names[0]}: ”起头，下面各行缩进对齐`)
  const entry: Entry = { line, values: {}, lines: {} }
  for (const { key, value } of node.items) {
    const name = textOf(key)
    entry.lines[name] = lineAt(key)
    if (!list.names.includes(name)) {
      const near = nearest(name, list.names)
      throw faultAt(list, lineAt(key), '没有这个名', name, near ? `是不是 ${near}？请改正` : `可用的有 ${list.names.join('、')}`)
    }
    if (isMap(value))
      throw faultAt(list, lineAt(key), '值看不懂', name, '值里有冒号时，两头各加一个半角的单引号')
    entry.values[name] = isSeq(value) ? value.items.map(textOf) : textOf(value)
  }
  return entry
}

/** The last list of each file: a build asks for the same one at every slide. */
const kept = new Map<string, { yaml: string, entries: readonly Entry[] }>()

/**
 * Reads a YAML file that is a list; one that has not changed since is not read again.
 * @param yaml its text
 * @param list what it is a list of
 * @returns its entries; none of an empty file
 * @throws FaultyFile that says at which line the YAML is broken, or an entry is none
 */
export function parseList(yaml: string, list: ListKind): readonly Entry[] {
  const last = kept.get(list.file)
  if (last?.yaml === yaml)
    return last.entries
  const entries = readList(yaml, list)
  kept.set(list.file, { yaml, entries })
  return entries
}

function readList(yaml: string, list: ListKind): Entry[] {
  const { file, kind, names } = list
  const fault = yamlFault(yaml, 'list')
  if (fault)
    throw faultAt(list, fault.line, `写错了：${fault.what}`, fault.words, fault.advice)
  const lineCounter = new LineCounter()
  const { contents } = parseDocument(yaml, { lineCounter, schema: 'failsafe' })
  const lineAt = (node: unknown): number => lineCounter.linePos((node as { range?: [number] } | null)?.range?.[0] ?? 0).line
  // Nothing but comments is an empty list.
  if (contents === null || (isScalar(contents) && !contents.source))
    return []
  if (!isSeq(contents))
    throw faultAt({ file }, lineAt(contents), `应是一列${kind}`, yaml.split('\n')[lineAt(contents) - 1]!.trim(), `每条以“- ${names[0]}: ”起头，“-”顶头写，后面空一格`)
  return contents.items.map((node, index) => readEntry(node, index, lineAt, list))
}
