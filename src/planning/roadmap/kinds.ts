import type { Kind } from '../entries/model.ts'

export const kinds: readonly Kind<unknown>[] = []
