import type { Catalogue } from '../../../../src/kernel/messages.ts'
import { profileMessages } from './messages-profile.ts'
import { strategyMessages } from './messages-strategy.ts'
import { swotMessages } from './messages-swot.ts'

/** Sentences of the analysis: its frame and profile, factors and findings, strategies and goals. */
export const messages: Catalogue = {
  id: { ...profileMessages.id, ...swotMessages.id, ...strategyMessages.id },
  en: { ...profileMessages.en, ...swotMessages.en, ...strategyMessages.en },
}
