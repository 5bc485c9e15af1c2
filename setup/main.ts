import { defineAppSetup } from '@slidev/types'
import { mendAddresses } from './screen/addresses.ts'

export default defineAppSetup(mendAddresses)
