import type { PDFObject } from 'pdf-lib'
import type { Element } from '../tree.ts'
import type { Condition, Subject } from './subject.ts'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { elementsOf, isElement, textIn } from '../tree.ts'
import { placeOf, roleOf } from './subject.ts'

const SCOPES = new Set(['Row', 'Column', 'Both'])
const OWNER = PDFName.of('O')

/** An attribute of a cell (ISO 32000-1, 14.8.5.7). */
function attribute({ dict }: Element, key: string): PDFObject | undefined {
  const written = dict.lookup(PDFName.of('A'))
  const all = written instanceof PDFArray ? written.asArray().map((_, index) => written.lookup(index)) : [written]
  const tables = all.filter(each => each instanceof PDFDict).filter(each => each.get(OWNER) === PDFName.of('Table'))
  return tables.map(each => each.lookup(PDFName.of(key))).find(Boolean)
}

function span(cell: Element, key: 'ColSpan' | 'RowSpan'): number {
  const value = attribute(cell, key)
  return value instanceof PDFNumber ? value.asNumber() : 1
}

/** How many columns each row has, cells that reach down from rows above included. */
function columnsOf(rows: Element[][]): number[] {
  const reaching: number[] = rows.map(() => 0)
  for (const [index, row] of rows.entries()) {
    for (const cell of row) {
      for (let below = index; below < index + span(cell, 'RowSpan'); below++)
        reaching[below] = (reaching[below] ?? 0) + span(cell, 'ColSpan')
    }
  }
  return reaching
}

function violations(subject: Subject, table: Element): (string | false)[] {
  const inside = [...elementsOf([table])]
  const cellsOf = (row: Element): Element[] => row.kids.filter(isElement).filter(kid => ['TH', 'TD'].includes(roleOf(subject, kid) ?? ''))
  const rows = inside.filter(element => roleOf(subject, element) === 'TR').map(cellsOf)
  const heads = rows.flat().filter(cell => roleOf(subject, cell) === 'TH')
  const ids = new Set(heads.map(({ dict }) => textIn(dict, 'ID')))
  const named = rows.flat().flatMap((cell) => {
    const headers = attribute(cell, 'Headers')
    return headers instanceof PDFArray ? headers.asArray().map((_, index) => headers.lookup(index)) : []
  })
  const captions = table.kids.filter(isElement).map((kid, index, { length }) => roleOf(subject, kid) === 'Caption' && index > 0 && index < length - 1)
  return [
    heads.some(cell => !SCOPES.has(attribute(cell, 'Scope')?.toString().slice(1) ?? '')) && '7.5：{页}的表头没有写明管行还是管列（Scope）',
    named.some(id => !((id instanceof PDFString || id instanceof PDFHexString) && ids.has(id.decodeText()))) && '7.5：{页}的单元格指向没有的表头（Headers）',
    new Set(columnsOf(rows)).size > 1 && '7.2：{页}的表格各行列数不同',
    captions.some(Boolean) && '7.2：{页}的表题不在表的开头或末尾',
  ]
}

/** Tables can be read cell by cell with their heads (7.5), and have as many columns in each row (7.2). */
export const tables: Condition = subject => subject.elements.filter(element => roleOf(subject, element) === 'Table').flatMap(table =>
  violations(subject, table).filter(violation => violation !== false).map(violation => violation.replace('{页}', placeOf(subject, table))))
