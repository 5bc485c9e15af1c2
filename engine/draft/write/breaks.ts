const WORDS = new Intl.Segmenter('zh', { granularity: 'word' })
/** Belongs to the word before it. */
const TAIL = /^(?:[，。、；：？！”’）》·％%]+|[的了着过地得之们等中上下里内前后性化度力率者员部局厅市县区省级会家长年月日时分点个件名项次万亿元人米吨岁倍条类]|以来|之后|之前|之中|之一|之间)$/
/** Belongs to the word after it. */
const HEAD = /^[“‘（《要把对在以用不是向从为被让使将与和及或更最很再又也都就还没无未非新老大小各每第这那该本其所一两三四五六七八九十多全主]$/
const NUMERIC = /^[\d.X×]+$/
/** The break behind it is one by sense. */
const GOOD_AFTER = /[，、；：”》的]$/
const GOOD_BEFORE = /^[“《和与及把在是以不要]/
const KEEP = /^(?:习近平|党中央|国务院|总书记|马克思主义)/

/** The words of a text as far as they must not be parted. */
export function unitsOf(text: string): string[] {
  const units: string[] = []
  let open = 0
  let glue = false
  for (const { segment } of WORDS.segment(text)) {
    const last = units.at(-1)
    const kept = last !== undefined && KEEP.test(`${last}${segment}`) && !KEEP.test(last)
    if (last !== undefined && (glue || open > 0 || kept || TAIL.test(segment) || NUMERIC.test(last)))
      units[units.length - 1] += segment
    else
      units.push(segment)
    open += (segment.match(/[“《（‘]/g)?.length ?? 0) - (segment.match(/[”》）’]/g)?.length ?? 0)
    glue = HEAD.test(segment)
  }
  return units
}

/** Cost of a line and of a break: even lines, broken by sense. */
const UNEVEN = 1
const BAD_BREAK = 6
const TORN = 25

/**
 * Finds where a line may break, so that its parts are nearly as long as one another, none longer than `most` where that can be,
 * and none torn out of a word: `Intl.Segmenter` finds the words, and small words go with what they belong to.
 * @param text without white space
 * @param most characters of a part
 * @returns places in it, in order
 */
export function breaksIn(text: string, most = 9): number[] {
  const length = text.length
  const parts = Math.ceil(length / most)
  const units = unitsOf(text)
  if (parts < 2 || units.length < 2)
    return []
  const places = units.reduce<number[]>((places, unit) => [...places, places.at(-1)! + unit.length], [0])
  const ideal = length / parts
  // Between two single characters the words were hardly found.
  const isOne = (unit: string): boolean => unit.replace(/[^\p{L}\p{N}]/gu, '').length === 1
  const torn = (index: number): number => isOne(units[index - 1]!) || isOne(units[index]!) ? TORN : 0
  const breakCost = (index: number): number => torn(index) + (GOOD_AFTER.test(units[index - 1]!) ? 0 : GOOD_BEFORE.test(units[index]!) ? BAD_BREAK / 3 : BAD_BREAK)
  // The cheapest way to each place, with its last break.
  const best: { cost: number, from: number }[] = places.map((_, index) => ({ cost: index ? Infinity : 0, from: 0 }))
  for (let to = 1; to < places.length; to++) {
    for (let from = 0; from < to; from++) {
      const size = places[to]! - places[from]!
      const over = Math.max(0, size - most)
      const cost = best[from]!.cost + UNEVEN * (size - ideal) ** 2 + 20 * over ** 2 + (size < 3 ? 30 : 0) + (from ? breakCost(from) : 0)
      if (cost < best[to]!.cost)
        best[to] = { cost, from }
    }
  }
  const breaks: number[] = []
  for (let at = best.at(-1)!.from; at; at = best[at]!.from)
    breaks.unshift(places[at]!)
  return breaks
}
