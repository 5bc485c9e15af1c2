import type { CST, Document, ErrorCode, YAMLError } from 'yaml'
import { isAlias, isScalar, LineCounter, parseDocument, Parser, visit } from 'yaml'

/** A slip in YAML, where a person has to mend it. */
export interface YamlFault {
  /** from 1 */
  line: number
  what: string
  /** the line as it stands */
  words: string
  advice: string
}

type Saying = [what: string, advice: string]

const QUOTE_VALUE = '值里有冒号、引号、井号这类符号时，两头各加一个半角的单引号，如 名: \'值\''
const INDENT = '请照旁边各行把行首的空格对齐，只用空格，不用制表符（Tab）'
/** The parser's codes, in words for one who does not know YAML; each code of `yaml` has its sentence. */
const SAYINGS: Record<ErrorCode, Saying> = {
  ALIAS_PROPS: ['“*”和“&”在这里有别的意思', QUOTE_VALUE],
  BAD_ALIAS: ['值以“*”“&”或“!”起头，这在这里有别的意思', QUOTE_VALUE],
  BAD_COLLECTION_TYPE: ['值里的“!”在这里有别的意思', QUOTE_VALUE],
  BAD_DIRECTIVE: ['行首的“%”在这里有别的意思', QUOTE_VALUE],
  BAD_DQ_ESCAPE: ['双引号里的“\\”在这里有别的意思', '请把两头的双引号换成半角单引号'],
  BAD_INDENT: ['行首的空格多了或少了', INDENT],
  BAD_PROP_ORDER: ['“&”和“!”在这里有别的意思', QUOTE_VALUE],
  BAD_SCALAR_START: ['值以“@”“%”“,”这样的符号起头，这在这里有别的意思', QUOTE_VALUE],
  BLOCK_AS_IMPLICIT_KEY: ['一行里有两个“: ”', `${QUOTE_VALUE}；若是两项，请分成两行`],
  BLOCK_IN_FLOW: ['方括号或花括号里面不能这样分行', '请在一行里写完，各项之间用半角逗号，末尾写上右括号'],
  DUPLICATE_KEY: ['同一个名写了两次', '请删去一行'],
  IMPOSSIBLE: ['这一行看不懂', '应写成“名: 值”，冒号是半角，后面空一格'],
  KEY_OVER_1024_CHARS: ['冒号之前太长', '应写成“名: 值”，冒号是半角，后面空一格'],
  MISSING_CHAR: ['少了一个符号', '应写成“名: 值”，冒号是半角，后面空一格'],
  MULTILINE_IMPLICIT_KEY: ['这一行没有“名: 值”里的冒号', '应写成“名: 值”，冒号是半角，后面空一格；接着上一行的话，请并到上一行'],
  MULTIPLE_ANCHORS: ['“&”在这里有别的意思', QUOTE_VALUE],
  MULTIPLE_DOCS: ['文件中间有“---”或“...”', '请删去这一行'],
  MULTIPLE_TAGS: ['“!”在这里有别的意思', QUOTE_VALUE],
  NON_STRING_KEY: ['冒号之前不是名', '应写成“名: 值”，冒号是半角，后面空一格'],
  RESOURCE_EXHAUSTION: ['括号套得太多', '请核对括号是否成对'],
  TAB_AS_INDENT: ['行首有制表符（Tab）', INDENT],
  TAG_RESOLVE_FAILED: ['值以“!”起头，这在这里有别的意思', QUOTE_VALUE],
  UNEXPECTED_TOKEN: ['值后面还有多余的字', `请删去；${QUOTE_VALUE}`],
}
const OPEN_QUOTE: Saying = ['引号在这一行打开，没有收尾', '请在值的末尾补上同样的半角引号；值里本来有这种引号时，两头换用另一种']
const OPEN_BRACKET: Saying = ['括号在这一行打开，没有收尾', '请在值的末尾补上右括号；若括号是正文，两头各加一个半角的单引号']
const FULL_COLON: Saying = ['冒号是全角的', '应写成“名: 值”，冒号是半角，后面空一格']
const WIDE_SPACE: Saying = ['这里的空格不是半角的', '请把它换成半角空格：行首的照旁边各行对齐，冒号和“-”后面各一个']
const WIDE_BRACKET: Saying = ['括号是全角的', '请改成半角的，如 [甲, 乙] 或 { 讲义: 材料 }']
const NO_SPACE: Saying = ['冒号后面没有空格', '应写成“名: 值”，冒号是半角，后面空一格']
const NO_DASH: Saying = ['这一条没有以“- ”起头', '每条第一行顶头写“-”，后面空一格，下面各行缩进两格']
const NO_COLON: Saying = ['这一行没有冒号', '应写成“名: 值”，冒号是半角，后面空一格']

const FULL_WIDTH_KEY = /^\s*(?:-\s+)?[\w\u4E00-\u9FFF-]+\s*：/
const TIGHT_KEY = /^\s*(?:-\s+)?[A-Z][\w-]*:[^\s:/]/i
const TAB = /^ *\t/
const WIDE = /^\s*[\u3000\u00A0]|^\s*-[\u3000\u00A0]|^\s*(?:-\s+)?[\w\u4E00-\u9FFF-]+:[\u3000\u00A0]/
const WIDE_OPEN = /:\s+[｛［【]/
const ENTRY = /^\s*(?:-\s+)?[\w\u4E00-\u9FFF"'-]+\s*:(?:\s|$)|^\s*(?:-\s|#|$)/

/** Finds the quotations that span lines: a value here never does, so that a later quote closed the first of them by chance. */
function openQuotes(text: string): number[] {
  const offsets: number[] = []
  for (const document of new Parser().parse(text)) {
    if (document.type !== 'document')
      continue
    const look = (token: CST.Token | null | undefined): void => {
      if ((token?.type === 'double-quoted-scalar' || token?.type === 'single-quoted-scalar') && token.source.includes('\n'))
        offsets.push(token.offset)
      // `visit` does not go into what stands as a key.
      if (token && 'items' in token)
        token.items.forEach(item => [item.key, item.value].forEach(look))
    }
    look(document.value)
  }
  return offsets
}

/** Finds the slip in a line: the one that the parser stumbled at, or one before. */
function slipIn(line: string): Saying | undefined {
  const slips: [RegExp, Saying][] = [[TAB, SAYINGS.TAB_AS_INDENT], [WIDE, WIDE_SPACE], [FULL_WIDTH_KEY, FULL_COLON], [TIGHT_KEY, NO_SPACE], [WIDE_OPEN, WIDE_BRACKET]]
  return slips.find(([pattern]) => pattern.test(line))?.[1]
}

/** Returns the cause for which the parser gives up: its first error, or the slip that led to it. */
function causeOf({ code, message }: YAMLError, line: string): Saying {
  if (code === 'MISSING_CHAR' && message.includes('quote'))
    return OPEN_QUOTE
  if (/^flow/i.test(message) && (code === 'MISSING_CHAR' || code === 'BAD_INDENT'))
    return OPEN_BRACKET
  // Of a sound line it is the indentation that makes another thing.
  const sound = ENTRY.test(line) && line.split(/:\s/).length <= 2
  return sound && ['MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY', 'MULTILINE_IMPLICIT_KEY'].includes(code) ? SAYINGS.BAD_INDENT : SAYINGS[code]
}

/** The number, from 1, of the line among the first `end` which led to an error there, and what is wrong with it. */
function slipBefore(lines: string[], end: number, error: YAMLError): [line: number, saying: Saying] {
  const lastOf = (wanted: (line: string) => unknown): number => lines.slice(0, end).findLastIndex(wanted) + 1
  const slip = lastOf(slipIn)
  if (slip && end - slip <= 2)
    return [slip, slipIn(lines[slip - 1]!)!]
  const cause = causeOf(error, lines[end - 1]!)
  if (cause === OPEN_BRACKET)
    return [lastOf(line => /[[{]/.test(line)) || end, cause]
  const odd = lastOf(line => !ENTRY.test(line))
  return ['MISSING_CHAR', 'MULTILINE_IMPLICIT_KEY'].includes(error.code) && odd ? [odd, NO_COLON] : [end, cause]
}

/** A value that begins with a mark of YAML is read as something else, or not at all, without an error. */
function markedValue(document: Document): number | undefined {
  let offset: number | undefined
  visit(document, {
    Node(_, node) {
      if (offset === undefined && (isAlias(node) || node.anchor !== undefined || node.tag !== undefined))
        offset = node.range![0]
    },
  })
  return offset
}

/**
 * Finds the slip for which some YAML cannot be read, if there is one: the first, since it draws others after it.
 * @param text YAML: a front matter, or a list
 * @param kind what it should be
 */
export function yamlFault(text: string, kind: 'map' | 'list'): YamlFault | undefined {
  const lines = text.split('\n')
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter, schema: 'failsafe' })
  const lineAt = (offset: number): number => lineCounter.linePos(offset).line
  const say = (line: number, [what, advice]: Saying): YamlFault => ({ line, what, words: lines[line - 1]?.trim() ?? '', advice })
  const first = lines.findIndex(line => line.trim() && !line.trim().startsWith('#'))
  if (kind === 'list' && first >= 0 && !/^\s*(?:-\s|-$|\[|---)/.test(lines[first]!))
    return say(first + 1, NO_DASH)
  const [error] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0])
  const [quote] = error ? openQuotes(text) : []
  if (error && quote !== undefined && quote <= error.pos[0])
    return say(lineAt(quote), OPEN_QUOTE)
  if (error) {
    // An open bracket or quotation is found on the line after it.
    const end = lines.slice(0, lineAt(Math.min(error.pos[0], text.trimEnd().length - 1))).findLastIndex(line => line.trim()) + 1
    return say(...slipBefore(lines, end, error))
  }
  const mark = markedValue(document)
  if (mark !== undefined)
    return say(lineAt(mark), SAYINGS.BAD_ALIAS)
  // A lone line without a half-width colon is one scalar.
  if (kind === 'map' && isScalar(document.contents)) {
    return say(first + 1, slipIn(lines[first] ?? '') ?? NO_COLON)
  }
}
