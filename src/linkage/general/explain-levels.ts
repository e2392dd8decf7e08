import { type Language, say } from '../../kernel/messages.ts'
import { messages } from '../messages.ts'
import { type Field, levelsMax, levelsOf } from './rules/fields.ts'
import type { Weigher } from './rules/weigh.ts'

/**
 * Says the levels of a pair in plain words, the most telling field first: "nik: berbeda satu angka; name: sama". Fields that one
 * side lacks say nothing. `levels` has one number for each field.
 */
export function explainLevels(
  fields: readonly Field[],
  { bits }: Pick<Weigher, 'bits'>,
  levels: ArrayLike<number>,
  language: Language,
): string {
  return fields
    .map(({ name, kind }, index) => {
      const level = levels[index]!
      const word = levelsOf[kind][level]!
      const key = kind === 'date' && word === 'slip' ? 'date-slip' : word
      const text = level === 0 ? '' : `${name}: ${say(messages, language, `linkage.level.${key}`)}`
      return { text, weight: Math.abs(bits[index * levelsMax + level]!) }
    })
    .filter(({ text }) => text !== '')
    .sort((x, y) => y.weight - x.weight)
    .map(({ text }) => text)
    .join('; ')
}
