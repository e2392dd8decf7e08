import { expect, test } from 'vitest'
import { readPack } from '../../pack/index.ts'
import { evidenceKind } from '../evidence/kind.ts'
import { answerId, evaluationAnswerKind, questionsOf } from './kinds.ts'

const pack = await readPack('packs/jember')
const answers = pack.plan.sample
  .filter(({ kind }) => kind === 'evaluation-answer')
  .map((entry) => ({ entry, content: evaluationAnswerKind.content.parse(entry.content) }))

test('the forms of 2025 and 2026 have five parts of four questions and say where their weights come from', () => {
  expect(
    pack.plan.evaluation.forms.map(({ year, parts }) => [year, parts.map((part) => part.weight)]),
  ).toEqual([
    [2025, [10, 20, 30, 30, 10]],
    [2026, [10, 20, 30, 20, 20]],
  ])
  const lacking = pack.plan.evaluation.forms.filter(
    ({ source, parts }) => !/menurut/.test(source) || parts.some(({ questions }) => questions.length !== 4),
  )
  expect(lacking).toEqual([])
})

test('answers of the sample are to questions that are asked, and some are left open', () => {
  expect(answers.length).toBeGreaterThan(25)
  const wrong = answers.filter(
    ({ entry, content }) =>
      entry.id !== answerId(content.year, content.questionId) ||
      !questionsOf(pack.plan, content.year).some(({ id }) => id === content.questionId),
  )
  expect(wrong).toEqual([])
  expect(answers.length).toBeLessThan(40)
})

test('evidence of the sample is of answers that are in it', () => {
  const evidence = pack.plan.sample
    .filter(({ kind, id }) => kind === 'evidence' && id.startsWith('bukti-evaluasi-'))
    .map(({ content }) => evidenceKind.content.parse(content))
  expect(evidence.length).toBeGreaterThan(5)
  const wrong = evidence.filter(
    ({ subject, ownerAgencyId }) =>
      subject.kind !== 'evaluation-question' ||
      !answers.some(({ entry }) => entry.id === subject.id) ||
      !pack.agencies.some(({ id }) => id === ownerAgencyId),
  )
  expect(wrong).toEqual([])
})
