import type { Blank } from '../../speech/blanks.ts'
import { GAP, gapsIn } from '../../speech/blanks.ts'

/** Words that begin with 某 and leave nothing out. */
const COMMON = /^某(?:[些种个项一次处时段类]|方面)/
const OFFICE = /(?:书记|主任|局长|部长|科长|处长|厅长|经理|主席|院长|校长|所长|站长|队长|县长|市长|区长|镇长|乡长|村长|会计|出纳|干部|董事长|总监|委员|厂长|支书|会长|同志)\p{Script=Han}?$/u
const AFTER = /^(?:万元|亿元|[元人名家次起%％市县区镇乡村省年月日]|余?万|主任|书记|局长|部长|公司|集团|同志|有限公司)/
/** A surname stands before 某: 刘某. */
const SURNAMED = /[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘范彭鲁韦马方俞任袁柳史唐薛雷贺倪汤罗毕郝安常于傅康余顾孟黄萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮贾江童颜郭梅林钟徐邱骆高夏蔡田胡凌霍万卢莫丁邓洪包左石崔龚程邢裴陆荣翁段侯宁武符刘景龙叶黎白蒲乔阎欧廖耿曾关]$/
/** Characters between two mentions of one person. */
const NEAR = 300
const BLANK = /\s/g
const PUNCTUATION = /[，。；：！？、“”（）《》\s]/

/** Names a blank by the words around it. */
function nameOf(before: string, gap: string, after: string): string {
  const lead = before.split(PUNCTUATION).at(-1)!.split(/[XＸ×＊某]/).at(-1)!.replace(/^[在由给向与和的]+/, '').slice(-8)
  const rest = AFTER.exec(after)?.[0] ?? ''
  return `${lead}${gap}${rest}`
}

/** True if the house takes a gap for the one of a place. */
function isOnly(place: string, gap: string): boolean {
  const gaps = gapsIn(place)
  return gaps.length === 1 && gaps[0]![0] === gap
}

/** The shortest words around a gap that are found but once, and hold no other gap. */
function placeOf(words: string, start: number, end: number): string | undefined {
  for (let size = 2; size <= 40; size++) {
    for (let left = size; left >= 0; left--) {
      const place = words.slice(Math.max(0, start - left), end + size - left)
      if (isOnly(place, words.slice(start, end)) && words.split(place).length === 2)
        return place
    }
  }
  return undefined
}

/**
 * Finds what a speech leaves out: X, XX, ××, ＊＊, 某. The same person, where the text makes that plain (named again
 * after 经查 in the same paragraph, where no other person is), is one blank.
 * @param written the speech as it is kept, its title with it
 * @returns the entries, and the gaps for which no unique words are to be found
 */
export function blanksIn(written: string): { blanks: Blank[], lost: string[] } {
  const words = written.replace(BLANK, '')
  const blanks: (Blank & { person: boolean, called: string, at: number })[] = []
  const lost: string[] = []
  for (const { 0: gap, index } of words.matchAll(GAP)) {
    const [before, after] = [words.slice(Math.max(0, index - 20), index), words.slice(index + gap.length, index + gap.length + 12)]
    if (gap.startsWith('某') && COMMON.test(gap + after))
      continue
    const place = placeOf(words, index, index + gap.length)
    if (!place) {
      lost.push(`${before.slice(-6)}${gap}${after.slice(0, 6)}`)
      continue
    }
    const again = /(?:经查|调查发现|此外|期间|后来|最终)，?$/.test(before)
    // 刘某 a sentence after 董事长刘某 is the same person.
    const called = gap.startsWith('某') && SURNAMED.test(before) ? `${before.slice(-1)}${gap}` : ''
    const same = blanks.findLast(blank => index - blank.at < NEAR && (called ? blank.called === called : again && blank.person))
    if (same)
      same.places.push(place)
    else
      blanks.push({ name: nameOf(before, gap, after), places: [place], filled: '', public: false, person: OFFICE.test(before), called, at: index })
  }
  const names = new Map<string, number>()
  return {
    lost,
    blanks: blanks.map(({ name, places, filled, public: isPublic }) => {
      names.set(name, (names.get(name) ?? 0) + 1)
      return { name: names.get(name)! > 1 ? `${name}（${names.get(name)}）` : name, places, filled, public: isPublic }
    }),
  }
}
