import { readFileSync } from 'node:fs'

const texts = new Map<string, string>()

/** The statement in sql/<name>.sql; read once. */
export function statement(name: string): string {
  const known = texts.get(name)
  if (known !== undefined) return known
  const text = readFileSync(new URL(`sql/${name}.sql`, import.meta.url), 'utf8')
  texts.set(name, text)
  return text
}
