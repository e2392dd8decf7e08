import { formatNumber, type Language, languages, say } from '../../kernel/messages.ts'
import type { BriefNumbers, Overdue, ShownDecision } from './contract.ts'
import { messages } from './messages.ts'
import type { Question } from './rules/propose-questions.ts'

/** Where the names of a question are looked up. */
export interface QuestionSources {
  readonly numbers: BriefNumbers | null
  readonly overdue: readonly Overdue[]
  readonly decisions: readonly ShownDecision[]
}

/** A proposed question in both languages. */
export function wordQuestion(
  question: Question,
  sources: QuestionSources,
): { kind: string; text: { id: string; en: string } } {
  const [id, en] = languages.map((language) =>
    say(messages, language, `brief.question.${question.kind}`, placesOf(question, sources, language)),
  )
  return { kind: question.kind, text: { id: id!, en: en! } }
}

function placesOf(
  question: Question,
  { numbers, overdue, decisions }: QuestionSources,
  language: Language,
): Record<string, string | number> {
  switch (question.kind) {
    case 'coverage-fell':
      return {
        programme:
          numbers?.coverage.find((one) => one.programmeId === question.programmeId)?.name[language] ?? '',
        month: monthIn(question.fall.from.asOf, language),
        from: formatNumber(question.fall.from.value, language),
        to: formatNumber(question.fall.to.value, language),
      }
    case 'village-missed': {
      const found = numbers?.villages.find(
        (one) => one.code === question.areaCode && one.programmeId === question.programmeId,
      )
      const unit = say(messages, language, `brief.unit.${found?.unit ?? 'person'}`)
      return {
        village: found?.name ?? '',
        district: found?.district ?? '',
        programme: found?.programme[language] ?? '',
        missed: `${formatNumber(found?.missed ?? 0, language)} ${unit}`,
      }
    }
    case 'decision-late': {
      const found = decisions.find((one) => one.id === question.id)
      return { title: found?.text ?? '', agency: found?.holder.name ?? '', days: found?.daysLate ?? 0 }
    }
    case 'line-late':
    case 'action-late':
    case 'quick-win-late': {
      const found = overdue.find((one) => one.id === question.id)
      return { title: found?.title ?? '', agency: found?.agency ?? '', days: found?.days ?? 0 }
    }
    default: {
      const found = numbers?.promises.find((one) => one.id === question.id)
      return { promise: found?.name[language] ?? '', agency: found?.agency ?? '' }
    }
  }
}

/** "September 2026" */
function monthIn(isoDate: string, language: Language): string {
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${isoDate.slice(0, 7)}-01T00:00:00Z`))
}
