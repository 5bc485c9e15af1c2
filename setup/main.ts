import { defineAppSetup } from '@slidev/types'
import { turnBothWays } from './sync.ts'

export default defineAppSetup(turnBothWays)
