import type { Catalogue } from '../../kernel/messages.ts'

export const messages: Catalogue = { id: {}, en: {} }
