import { configs } from '@slidev/client/env.ts'
import { settingsOf } from '../../engine/settings.ts'

/** The settings of the deck that is shown. */
export const { settings } = settingsOf(configs)
