import type { PDFDocument, PDFObject } from 'pdf-lib'
import type { Element } from './tree.ts'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'
import { elementsOf, isElement, textIn } from './tree.ts'
import { wrap } from './writeTree.ts'

const CELLS = new Set(['TH', 'TD'])

/** An attribute of a cell (ISO 32000-1, 14.8.5.7). */
export function attributeOf({ dict }: Element, key: string): PDFObject | undefined {
  const written = dict.lookup(PDFName.of('A'))
  const all = written instanceof PDFArray ? written.asArray().map((_, index) => written.lookup(index)) : [written]
  const tables = all.filter(each => each instanceof PDFDict).filter(each => each.get(PDFName.of('O')) === PDFName.of('Table'))
  return tables.map(each => each.lookup(PDFName.of(key))).find(Boolean)
}

export function spanOf(cell: Element, key: 'ColSpan' | 'RowSpan'): number {
  const value = attributeOf(cell, key)
  return value instanceof PDFNumber ? value.asNumber() : 1
}

/** The ids of the heads of a cell. */
export function headersOf(cell: Element): string[] {
  const headers = attributeOf(cell, 'Headers')
  const ids = headers instanceof PDFArray ? headers.asArray().map((_, index) => headers.lookup(index)) : []
  return ids.map(id => id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : '')
}

/** The rows of a table with their cells. */
export function rowsOf(table: Element): { row: Element, cells: Element[] }[] {
  const rows = elementsOf([table]).filter(({ type }) => type === 'TR')
  return rows.map(row => ({ row, cells: row.kids.filter(isElement).filter(({ type }) => CELLS.has(type)) }))
}

/** How many columns each row has, cells that reach down from rows above included. */
export function columnsOf(rows: { cells: Element[] }[]): number[] {
  const columns = rows.map(() => 0)
  for (const [index, { cells }] of rows.entries()) {
    for (const cell of cells) {
      for (let below = index; below < index + spanOf(cell, 'RowSpan'); below++)
        columns[below] = (columns[below] ?? 0) + spanOf(cell, 'ColSpan')
    }
  }
  return columns
}

/**
 * Puts back the empty cells, which Chromium leaves out of the structure, so that all rows have as many columns
 * (ISO 14289-1, 7.2). Where in its row one was is known by the others: a head and the cells below it name each other.
 * A table with cells that reach over several rows is left as it is.
 */
export function mendTable(document: PDFDocument, table: Element): void {
  const rows = rowsOf(table)
  const columns = columnsOf(rows)
  const width = Math.max(...columns)
  if (rows.some(({ cells }) => cells.some(cell => spanOf(cell, 'RowSpan') > 1)))
    return
  const namesOf = (cell: Element): string[] => cell.type === 'TH' ? [textIn(cell.dict, 'ID')] : headersOf(cell)
  const places = new Map<string, number>()
  for (const { cells } of rows.filter((_, index) => columns[index] === width)) {
    let column = 0
    for (const cell of cells) {
      // The last name is the nearest head: that of a row, if it has one, comes after those of the column.
      namesOf(cell).forEach(id => places.set(id, places.get(id) ?? column))
      column += spanOf(cell, 'ColSpan')
    }
  }
  for (const { row, cells } of rows.filter((_, index) => columns[index]! < width)) {
    let column = 0
    let missing = width - cells.reduce((sum, cell) => sum + spanOf(cell, 'ColSpan'), 0)
    row.kids = cells.flatMap((cell) => {
      const place = namesOf(cell).map(id => places.get(id) ?? 0)
      const empty = Math.min(missing, Math.max(0, Math.max(0, ...place) - column))
      missing -= empty
      column += empty + spanOf(cell, 'ColSpan')
      return [...Array.from({ length: empty }, () => wrap(document, 'TD', row, [])), cell]
    })
    for (; missing > 0; missing--)
      row.kids.push(wrap(document, 'TD', row, []))
  }
}
