import type { SourceSlideInfo } from '@slidev/types'
import { relative } from 'node:path'

/** A line of a file, from 1. */
export interface Line { file: string, line: number }

const KEY = /^["']?([\w\u4E00-\u9FFF-]+)["']?\s*:/

/** Finds where the settings of a slide stand in its file. */
export function settingLines(root: string, { filepath, start, frontmatterRaw }: SourceSlideInfo): Record<string, Line> {
  const file = relative(root, filepath)
  const keys = (frontmatterRaw ?? '').split('\n').map(line => KEY.exec(line)?.[1])
  return Object.fromEntries(keys.flatMap((key, index) => key === undefined ? [] : [[key, { file, line: start + 2 + index }]]))
}
