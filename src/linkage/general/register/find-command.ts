import type { CommandOptions } from '../../../kernel/command.ts'
import { Problem } from '../../../kernel/problem.ts'
import { type Candidate, openRegister } from './find.ts'

const usage = 'Usage: welas link find --register DIR FIELD=VALUE [FIELD=VALUE ...]'

/** `welas link find`: who of a register the person typed in may be, the likeliest first. */
export async function findCommand(
  words: readonly string[],
  options: CommandOptions,
  print: (line: string) => void,
): Promise<void> {
  if (typeof options.register !== 'string' || words.length === 0) return print(usage)
  const cells: Record<string, string> = {}
  for (const word of words) {
    const equals = word.indexOf('=')
    if (equals < 1) return print(usage)
    cells[word.slice(0, equals)] = word.slice(equals + 1)
  }
  const register = await openRegister(options.register)
  const unknown = Object.keys(cells).find((field) => !register.fields.includes(field))
  if (unknown !== undefined)
    throw new Problem('linkage.register.no-field', 422, {
      field: unknown,
      fields: register.fields.join(', '),
    })
  const found = register.find(cells, new Date().toISOString().slice(0, 10))
  if (found.length === 0) print(`nobody of ${register.rows} rows`)
  for (const candidate of found) print(lineOf(candidate))
}

function lineOf({ source, id, person, probability, levels }: Candidate): string {
  const said = Object.entries(levels).filter(([, level]) => level !== 'missing')
  const evidence = said.map(([field, level]) => `${field} ${level}`).join(', ')
  return `${probability.toFixed(4)}  person ${person}  ${source} ${id}  ${evidence}`
}
