import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { FIXED } from '../build/preparser.ts'

/** Settings at the head of a deck that hold a line of words. */
const WORDS = ['title', 'info', 'author', 'duration', 'lang', 'titleTemplate', 'favicon', 'date', 'speaker', 'occasion']
const ICON = 'favicon.svg'
const SCREEN = '请删去这一行；老式投影机和长屏请在命令里写，如 npm run dev -- --aspect 4:3'
/** The screen that all decks are laid out for, as older ones say it. */
const SHAPE: Record<string, unknown> = { aspectRatio: '16/9', canvasWidth: 1280 }

/** True if what is set is what the house has anyway: older decks say it. */
function isFixedAs(value: unknown, fixed: unknown): boolean {
  return value === fixed || (typeof value === 'object' && value !== null && typeof fixed === 'object' && Object.entries(value).every(([key, part]) => part === (fixed as Record<string, unknown>)[key]))
}

/** True of a language as HTML and PDF name it (BCP 47): zh-CN. */
function isLanguage(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1
  }
  catch {
    return false
  }
}

/**
 * Returns what is wrong with the value of a setting at the head of a deck.
 * @param key its name
 * @param value as read; null where nothing is written
 * @param root folder of the deck
 */
export function headValueFault(key: string, value: unknown, root: string): { what: string, advice: string } | undefined {
  const decided = '这一项由版式定了，写了不起作用'
  if (Object.hasOwn(FIXED, key))
    return isFixedAs(value, FIXED[key]) ? undefined : { what: decided, advice: '请删去这一行' }
  if (Object.hasOwn(SHAPE, key))
    return value === SHAPE[key] ? undefined : { what: decided, advice: SCREEN }
  if (value === null || !WORDS.includes(key))
    return undefined
  if (typeof value !== 'string')
    return { what: '设置写错了', advice: '应是文字，请写在同一行' }
  if (key === 'lang' && !isLanguage(value))
    return { what: '语言的写法不对', advice: '应是 zh-CN 这样的代号；不写就是 zh-CN' }
  if (key === 'favicon' && !(value.replace(/^\.?\//, '') === ICON && existsSync(join(root, 'public', ICON))))
    return { what: '图标找不到', advice: `请把图标存成 public/${ICON}，并删去这一行；没有自己的图标，也删去这一行` }
  return undefined
}
