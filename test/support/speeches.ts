import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { HOUSE } from '../../engine/house.ts'

const FOLDER = join(HOUSE, 'test/fixtures/speeches')

/** The texts of `test/fixtures/speeches`, by their names. */
export const SPEECHES = readdirSync(FOLDER).filter(file => file.endsWith('.txt')).map(file => file.replace('.txt', ''))

/** Their headings as a reader sees them. */
export const HEADINGS = parse(readFileSync(join(FOLDER, 'labels.yml'), 'utf8')) as Record<string, string[]>

/** One that has an appendix, which a user is asked about. */
export const answersFor = (name: string): { appendix?: 'drop' } => name === 'plan' ? { appendix: 'drop' } : {}

export const bytesOf = (name: string): Uint8Array => readFileSync(join(FOLDER, `${name}.txt`))
