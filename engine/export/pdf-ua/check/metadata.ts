import type { PDFDocument } from 'pdf-lib'
import { PDFBool, PDFDict, PDFName } from 'pdf-lib'
import { textIn } from '../tree.ts'
import { readXmp, xmpOf } from '../xmp.ts'

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  }
  catch {
    return false
  }
}

/** Title, language and flags of the document, and XMP that says the same (7.1, 7.2). */
export function metadataViolations(document: PDFDocument): string[] {
  const { catalog } = document
  const flag = (dictionary: string, key: string): boolean =>
    catalog.lookupMaybe(PDFName.of(dictionary), PDFDict)?.lookup(PDFName.of(key)) === PDFBool.True
  const xmp = readXmp(document)
  return [
    !flag('MarkInfo', 'Marked') && '7.1：没有声明带标记（MarkInfo 的 Marked）',
    flag('MarkInfo', 'Suspects') && '7.1：声明标记不可靠（MarkInfo 的 Suspects）',
    !document.getTitle()?.trim() && '7.1：没有标题',
    !flag('ViewerPreferences', 'DisplayDocTitle') && '7.1：窗口里显示的不是标题（DisplayDocTitle）',
    xmp === undefined && '7.1：没有 XMP 元数据',
    xmp !== undefined && xmp !== xmpOf(document, false) && xmp !== xmpOf(document, true) && '7.1：XMP 元数据与文件信息不一致',
    !isLanguage(textIn(catalog, 'Lang')) && '7.2：没有写明语言（Lang）',
  ].filter(violation => violation !== false)
}
