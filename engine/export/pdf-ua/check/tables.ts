import type { Element } from '../tree.ts'
import type { Condition, Subject } from './subject.ts'
import { attributeOf, columnsOf, headersOf, rowsOf } from '../tables.ts'
import { isElement, textIn } from '../tree.ts'
import { placeOf } from './subject.ts'

const SCOPES = new Set(['Row', 'Column', 'Both'])

function violations(subject: Subject, table: Element): string[] {
  const page = placeOf(subject, table)
  const rows = rowsOf(table)
  const cells = rows.flatMap(row => row.cells)
  const heads = cells.filter(({ type }) => type === 'TH')
  const ids = new Set(heads.map(({ dict }) => textIn(dict, 'ID')))
  const inner = table.kids.filter(isElement).slice(1, -1)
  return [
    heads.some(head => !SCOPES.has(attributeOf(head, 'Scope')?.toString().slice(1) ?? '')) && `7.5：${page}的表头没有写明管行还是管列（Scope）`,
    cells.flatMap(headersOf).some(id => !ids.has(id)) && `7.5：${page}的单元格指向没有的表头（Headers）`,
    new Set(columnsOf(rows)).size > 1 && `7.2：${page}的表格各行列数不同`,
    inner.some(({ type }) => type === 'Caption') && `7.2：${page}的表题不在表的开头或末尾`,
  ].filter(violation => violation !== false)
}

/** Tables can be read cell by cell with their heads (7.5), and have as many columns in each row (7.2). */
export const tables: Condition = subject =>
  subject.elements.filter(({ type }) => type === 'Table').flatMap(table => violations(subject, table))
