import { type WorkbookCell, writeWorkbook } from '../../intake/index.ts'
import { type Language, say } from '../../kernel/messages.ts'
import type { EvaluationForm, EvaluationQuestion } from './contract.ts'
import { tellDay } from './fill-from-plan.ts'
import { messages } from './messages.ts'

/**
 * The filled form as a workbook an assessor can take along: the form with empty columns for the assessor's own score and
 * note, the scores by part, and every evidence with its day, source and owner.
 */
export function evaluationWorkbook(form: EvaluationForm, language: Language): AsyncGenerator<Uint8Array> {
  const t = (key: string, params = {}) => say(messages, language, `planning.evaluation.${key}`, params)
  const heads = (keys: readonly string[]) => keys.map((key) => t(`column.${key}`))
  return writeWorkbook([
    {
      name: t('sheet.form'),
      headers: heads(formColumns),
      widths: [22, 12, 50, 60, 60, 12, 12, 24, 10, 14, 40],
      rows: formRows(form, language, t),
    },
    {
      name: t('sheet.totals'),
      headers: heads(['part', 'weight', 'claimed', 'proven']),
      widths: [48, 16, 20, 20],
      rows: totalRows(form, language, t),
    },
    {
      name: t('sheet.evidence'),
      headers: heads(['number', 'about', 'title', 'date', 'source', 'owner', 'document']),
      widths: [14, 44, 50, 20, 36, 20, 34],
      rows: evidenceRows(form, language, t),
    },
  ])
}

type Tell = (key: string, params?: Record<string, string | number>) => string

const formColumns = [
  'part',
  'number',
  'question',
  'answer',
  'computed',
  'claimed',
  'proven',
  'state',
  'evidence',
  'assessor-score',
  'assessor-note',
] as const

function formRows(form: EvaluationForm, language: Language, t: Tell): WorkbookCell[][] {
  return form.parts.flatMap((part) =>
    part.questions.map((question) => [
      part.name[language],
      question.id,
      question.name[language],
      question.answer,
      question.computed?.sentence[language] ?? null,
      rounded(question.claimed),
      rounded(question.proven),
      stateCell(question.state, t(`state.${question.state}`)),
      evidenceOfQuestion(question).length,
      null,
      null,
    ]),
  )
}

/** What an assessor will ask about is marked. */
function stateCell(state: EvaluationQuestion['state'], words: string): WorkbookCell {
  if (state === 'proven' || state === 'none') return words
  return { value: words, mark: state === 'partly' ? 'warning' : 'bad' }
}

function totalRows(form: EvaluationForm, language: Language, t: Tell): WorkbookCell[][] {
  const { total, parts, asOf, source } = form
  return [
    ...parts.map((part) => [
      part.name[language],
      rounded(part.weight),
      rounded(part.claimed),
      rounded(part.proven),
    ]),
    [t('total'), 100, rounded(total.claimed), rounded(total.proven)],
    [],
    [t('as-of', { date: tellDay(asOf, language) })],
    [source],
  ]
}

function evidenceRows(form: EvaluationForm, language: Language, t: Tell): WorkbookCell[][] {
  return form.parts
    .flatMap((part) => part.questions)
    .flatMap((question) =>
      evidenceOfQuestion(question).map((one) => [
        question.id,
        one.about?.[language] ?? t('about.question'),
        one.title,
        one.happenedOn,
        one.source,
        one.ownerAgency,
        one.hasDocument ? t('document.kept', { id: one.id }) : t('document.none'),
      ]),
    )
}

/** Its own first (about null), then what its computed answer rests on. */
function evidenceOfQuestion({ evidence, computed }: EvaluationQuestion) {
  const own = evidence.map((one) => ({ ...one, about: null }))
  return [...own, ...(computed?.evidence ?? [])]
}

function rounded(score: number | null): number | null {
  return score === null ? null : Math.round(score * 10) / 10
}
