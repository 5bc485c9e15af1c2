import type { Element } from '../engine/export/pdf-ua/tree.ts'
import { PDFDocument, PDFRef, PDFString } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { mendTable } from '../engine/export/pdf-ua/tables.ts'

/** A cell as `th1` (a head, its id behind the letters), `td1,2` (the ids of its heads), `:2` behind it the columns that it spans, `/2` the rows. */
async function tableOf(...rows: string[]): Promise<{ document: PDFDocument, table: Element }> {
  const document = await PDFDocument.create()
  const element = (type: string, parent: Element | undefined, entries: Record<string, unknown> = {}): Element => {
    const made: Element = { ref: PDFRef.of(1), dict: document.context.obj(entries as never) as never, type, parent, kids: [] }
    parent?.kids.push(made)
    return made
  }
  const table = element('Table', undefined)
  for (const row of rows) {
    const tr = element('TR', table)
    for (const written of row.split(' ').filter(Boolean)) {
      const [, kind, ids, columns = 1, below = 1] = /^(t[hd])([\d,]*)(?::(\d))?(?:\/(\d))?$/.exec(written)!
      const headers = kind === 'td' ? { Headers: ids!.split(',').map(id => PDFString.of(id)) } : {}
      element(kind!.toUpperCase(), tr, { ...kind === 'th' && { ID: PDFString.of(ids!) }, A: [{ O: 'Table', ColSpan: Number(columns), RowSpan: Number(below), ...headers }] })
    }
  }
  return { document, table }
}

/** Cells as they were, `–` for those that were put in. */
function rowsOf({ kids }: Element, before: Set<unknown>): string[] {
  return (kids as Element[]).map(row => (row.kids as Element[]).map(cell => before.has(cell) ? cell.type.toLowerCase() : '–').join(' '))
}

describe('mendTable', () => {
  it.each<[string, string[], string[]]>([
    ['leaves a whole table as it is', ['th1 th2', 'td1 td2'], ['th th', 'td td']],
    ['puts the corner before the heads that name the columns', ['th2 th3', 'th1 td1,2 td1,3'], ['– th th', 'th td td']],
    ['puts a cell between those that name their heads', ['th1 th2 th3', 'td1 td3'], ['th th th', 'td – td']],
    ['puts cells behind the last one', ['th1 th2 th3', 'td1'], ['th th th', 'td – –']],
    ['puts cells before the first one', ['th1 th2 th3', 'td3'], ['th th th', '– – td']],
    ['fills a row without cells', ['th1 th2', ''], ['th th', '– –']],
    ['knows the row head from the column head', ['th1 th2 th3', 'th4 td4,2 td4,3', 'th5 td5,3'], ['th th th', 'th td td', 'th – td']],
    ['counts the columns that a cell spans', ['th1:2 th2', 'td1 td1 td2', 'td1:2', 'td2'], ['th th', 'td td td', 'td –', '– – td']],
    ['puts cells whose heads nobody knows as far left as they go', ['td td', 'td9'], ['td td', 'td –']],
    ['goes on from the cell that it has put in', ['th1 th2 th3 th4', 'td2 td3'], ['th th th th', '– td td –']],
    ['makes a row no wider than the table', ['th1 th2 th3', 'td3 td3'], ['th th th', '– td td']],
    ['leaves a table with cells over several rows as it is', ['th1/2 th2', 'td2', ''], ['th th', 'td', '']],
  ])('%s', async (_, rows, expected) => {
    const { document, table } = await tableOf(...rows)
    const before = new Set(table.kids.flatMap(row => (row as Element).kids))
    mendTable(document, table)
    expect(rowsOf(table, before)).toEqual(expected)
  })
})
