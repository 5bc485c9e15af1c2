import { defineRoutesSetup } from '@slidev/types'
import { pagesAmong } from '../app/routes.ts'

export default defineRoutesSetup(pagesAmong)
