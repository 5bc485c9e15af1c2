import type { PDFDocument } from 'pdf-lib'
import { PDFName } from 'pdf-lib'
import { markArtifacts } from './artifacts.ts'
import { annotations } from './check/annotations.ts'
import { blocks, forms, marking, references } from './check/content.ts'
import { fonts } from './check/fonts.ts'
import { metadataViolations } from './check/metadata.ts'
import { descriptions, headings, notes, parts, root, types } from './check/structure.ts'
import { readSubject } from './check/subject.ts'
import { tables } from './check/tables.ts'
import { readMarked } from './streams.ts'
import { mendStructure } from './structure.ts'
import { readTree } from './tree.ts'
import { writeTree } from './writeTree.ts'
import { writeXmp } from './xmp.ts'

const CONDITIONS = [marking, references, forms, blocks, root, types, headings, descriptions, parts, notes, tables, annotations, fonts]

/**
 * Looks for what violates those conditions of PDF/UA-1 (ISO 14289-1) that a machine can judge and that a file printed
 * by Chromium can violate. Only people can say if reading order, levels of headings and descriptions are right;
 * widths of glyphs and what Chromium never writes (forms, media, attachments, layers, encryption) are not looked at.
 * @returns the violations in Chinese, each once, beginning with its clause; empty if there are none
 */
export function checkAccessibility(document: PDFDocument): string[] {
  const subject = readSubject(document)
  const violations = subject ? CONDITIONS.flatMap(condition => condition(subject)) : ['7.1：没有结构树']
  return [...new Set([...metadataViolations(document), ...violations])]
}

/** Has catalog and pages declare a tagged file (7.1), its title in the window (7.1), the tab key in the order of the structure (7.18.3). */
function declare(document: PDFDocument): void {
  const { catalog, context } = document
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Type: 'MarkInfo', Marked: true }))
  catalog.getOrCreateViewerPreferences().setDisplayDocTitle(true)
  for (const { node } of document.getPages()) {
    if (node.has(PDFName.of('Annots')))
      node.set(PDFName.of('Tabs'), PDFName.of('S'))
  }
}

/**
 * Mends in place what a tagged PDF printed by Chromium lacks of PDF/UA-1, and claims conformance in the metadata if
 * nothing is left that violates it. Text, looks, outline and links stay as they are; doing it again changes nothing.
 * @param document with title, subject, language and dates set
 * @returns what still violates PDF/UA-1, as `checkAccessibility` says it
 */
export function makeAccessible(document: PDFDocument): string[] {
  const tree = readTree(document)
  if (tree) {
    const streams = readMarked(document)
    markArtifacts(document, tree, streams)
    mendStructure(document, tree, streams)
    writeTree(document, tree, streams)
    declare(document)
  }
  writeXmp(document, false)
  const violations = checkAccessibility(document)
  writeXmp(document, !violations.length)
  return violations
}
