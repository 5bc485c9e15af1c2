import type { Condition } from './subject.ts'
import { PDFArray, PDFDict, PDFName } from 'pdf-lib'
import { parentKey } from '../parentTree.ts'
import { isReference, textIn } from '../tree.ts'

/** Links are in the structure and have a description (7.18.5); the tab key follows the structure (7.18.3). */
export const annotations: Condition = ({ document, elements, parentTree }) => document.getPages().flatMap(({ node }, index) => {
  const refs = node.lookupMaybe(PDFName.of('Annots'), PDFArray)?.asArray() ?? []
  const violations = refs.flatMap((ref) => {
    const annotation = document.context.lookup(ref, PDFDict)
    if (annotation.get(PDFName.of('Subtype')) !== PDFName.of('Link'))
      return ['7.18.1：{页}有链接以外的批注']
    const owner = elements.find(({ kids }) => kids.some(kid => isReference(kid) && kid.annotation === ref))
    const key = parentKey(annotation, 'StructParent')
    return [
      owner?.type !== 'Link' && '7.18.5：{页}有链接不在 Link 元素里',
      !!owner && (key === undefined || parentTree.get(key) !== document.context.lookup(owner.ref)) && '7.18.5：{页}有链接找不到它的元素（StructParent）',
      !textIn(annotation, 'Contents').trim() && '7.18.5：{页}有链接没有说明（Contents）',
    ].filter(violation => violation !== false)
  })
  if (refs.length && node.get(PDFName.of('Tabs')) !== PDFName.of('S'))
    violations.push('7.18.3：{页}的跳格次序不依结构（Tabs）')
  return violations.map(violation => violation.replace('{页}', `第 ${index + 1} 页`))
})
