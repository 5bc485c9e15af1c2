import type { PDFDict, PDFDocument, PDFStream } from 'pdf-lib'
import type { Drawing, Instructions } from './drawings.ts'
import { decodePDFRawStream, PDFDict as Dict, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { readInstructions } from './drawings.ts'
