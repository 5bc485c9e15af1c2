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

function spanOf(cell: Element, key: 'ColSpan' | 'RowSpan'): number {
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

/** The number of columns of each row, cells that reach down from rows above included. */
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

const widthOf = (cells: Element[]): number => cells.reduce((sum, cell) => sum + spanOf(cell, 'ColSpan'), 0)

/** The ids by which a head and the cells of its column know each other. */
function idsOf(cell: Element): string[] {
  return cell.type === 'TH' ? [textIn(cell.dict, 'ID')] : headersOf(cell)
}

/** The column that each id stands for, as rows without gaps tell; what heads several columns stands for the first. */
function columnsById(rows: Element[][]): Map<string, number> {
  const columns = new Map<string, number>()
  for (const cells of rows) {
    let column = 0
    for (const cell of cells) {
      for (const id of idsOf(cell).filter(id => !columns.has(id)))
        columns.set(id, column)
      column += spanOf(cell, 'ColSpan')
    }
  }
  return columns
}

/** The numbers of cells that are missing before each cell of a row, and behind the last one. */
function gapsIn(cells: Element[], width: number, columns: Map<string, number>): number[] {
  let missing = width - widthOf(cells)
  let column = 0
  const gaps = cells.map((cell) => {
    // Of the heads that a cell names, that of its row stands in the first column.
    const own = Math.max(0, ...idsOf(cell).map(id => columns.get(id) ?? 0))
    const gap = Math.min(missing, Math.max(0, own - column))
    missing -= gap
    column += gap + spanOf(cell, 'ColSpan')
    return gap
  })
  return [...gaps, missing]
}

/**
 * Puts back the empty cells, which Chromium leaves out of the structure, so that all rows have as many columns
 * (ISO 14289-1, 7.2). Where in its row one was is known by the others: a head and the cells below it name each other.
 * A table with cells that reach over several rows is left as it is.
 */
export function mendTable(document: PDFDocument, table: Element): void {
  const rows = rowsOf(table)
  if (rows.some(({ cells }) => cells.some(cell => spanOf(cell, 'RowSpan') > 1)))
    return
  const width = Math.max(...rows.map(({ cells }) => widthOf(cells)))
  const columns = columnsById(rows.map(({ cells }) => cells).filter(cells => widthOf(cells) === width))
  for (const { row, cells } of rows.filter(({ cells }) => widthOf(cells) < width)) {
    const empty = (count: number): Element[] => Array.from({ length: count }, () => wrap(document, 'TD', row, []))
    row.kids = gapsIn(cells, width, columns).flatMap((gap, index) => [...empty(gap), ...cells.slice(index, index + 1)])
  }
}
