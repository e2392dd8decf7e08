import type { MetaFunction } from 'react-router'
import { type Catalogue, type Language, say } from '../../src/kernel/messages.ts'

/** The document's title in the reader's language: `export const meta = pageTitle(messages, 'title')`. */
export function pageTitle(catalogue: Catalogue, key: string): MetaFunction {
  return ({ matches }) => [{ title: `${say(catalogue, languageOfMatches(matches), key)} · Welas` }]
}

/** The reader's language where no hook can be used. */
export function languageOfMatches(
  matches: readonly ({ id: string; loaderData?: unknown } | undefined)[],
): Language {
  const root = matches.find((match) => match?.id === 'root')?.loaderData as
    | { language?: Language }
    | undefined
  return root?.language ?? 'id'
}
