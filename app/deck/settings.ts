import { settingsOf } from '../../engine/settings.ts'
import { configs } from '../slidev/settings.ts'

/** The settings of the deck that is shown. */
export const { settings } = settingsOf(configs)
