import type { Box } from './nodes.ts'
import type { Part } from './package.ts'
import type { Section } from './sections.ts'
import { MASTER, MASTER_ID, NOTES_MASTER, NOTES_SIZE } from './masters.ts'
import { NAMESPACES } from './package.ts'
import { sectionsXml, slideId } from './sections.ts'
import { emu } from './units.ts'
import { element } from './xml.ts'

/**
 * `ppt/presentation.xml`: masters, slides in order, sizes, sections. A slide is 7½ inches high, and at 16:9 13⅓ inches
 * wide, as PowerPoint makes them.
 */
export function presentationPart(slides: string[], { width, height }: Pick<Box, 'width' | 'height'>, sections: Section[]): Part {
  const ids = slides.map((_, index) => element('p:sldId', { 'id': slideId(index + 1), 'r:id': `rId${index + 3}` }))
  return {
    path: 'ppt/presentation.xml',
    type: 'officeDocument',
    relations: [MASTER, NOTES_MASTER, ...slides],
    xml: element(
      'p:presentation',
      NAMESPACES,
      element('p:sldMasterIdLst', {}, element('p:sldMasterId', { 'id': MASTER_ID, 'r:id': 'rId1' })),
      element('p:notesMasterIdLst', {}, element('p:notesMasterId', { 'r:id': 'rId2' })),
      element('p:sldIdLst', {}, ...ids),
      element('p:sldSz', { cx: emu(width), cy: emu(height) }),
      element('p:notesSz', { cx: NOTES_SIZE.width, cy: NOTES_SIZE.height }),
      element('p:extLst', {}, sectionsXml(sections)),
    ),
  }
}
