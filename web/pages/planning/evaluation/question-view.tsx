import { formatNumber } from '../../../../src/kernel/messages.ts'
import type { AttachedEvidence, EvaluationQuestion } from '../../../../src/planning/evaluation/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { StatusBadge, type StatusTone } from '../../../ui/status.tsx'
import { EvidenceList } from '../evidence.tsx'
import { messages } from './messages.ts'

const tones: Readonly<Record<EvaluationQuestion['state'], StatusTone>> = {
  proven: 'good',
  partly: 'fair',
  claimed: 'unproven',
  none: 'none',
  open: 'none',
}

/** Whole numbers in the reader's language; – = none. */
export function useScore(): (score: number | null) => string {
  const language = useLanguage()
  return (score) => (score === null ? '–' : formatNumber(Math.round(score), language))
}

export function AnswerState({ state }: { state: EvaluationQuestion['state'] }) {
  const t = useText(messages)
  return <StatusBadge tone={tones[state]}>{t(`state.${state}`)}</StatusBadge>
}

/** A question with its answer, what the plan computes, its score and all evidence. */
export function QuestionView({ question }: { question: EvaluationQuestion }) {
  const t = useText(messages)
  const language = useLanguage()
  const score = useScore()
  const { answer, computed, claimed, proven, state, evidence } = question
  return (
    <>
      <p>
        <AnswerState state={state} />{' '}
        {claimed === null ? null : t('score', { claimed: score(claimed), proven: score(proven) })}
      </p>
      <p>{answer ?? t('not-answered')}</p>
      {computed ? (
        <p className="soft">
          {t('computed')}: {computed.sentence[language]}
        </p>
      ) : null}
      {evidence.length > 0 ? (
        <>
          <p>
            <strong>{t('evidence.own')}</strong>
          </p>
          <EvidenceList evidence={evidence} />
        </>
      ) : null}
      {computed && computed.evidence.length > 0 ? (
        <details>
          <summary>{t('evidence.plan', { count: computed.evidence.length })}</summary>
          <AttachedTable caption={question.name[language]} evidence={computed.evidence} />
        </details>
      ) : null}
    </>
  )
}

function AttachedTable({ caption, evidence }: { caption: string; evidence: readonly AttachedEvidence[] }) {
  const t = useText(messages)
  const language = useLanguage()
  return (
    <Table
      caption={caption}
      rows={evidence}
      rowKey={(one) => one.id}
      columns={[
        { key: 'about', head: t('evidence.of'), cell: (one) => one.about[language] },
        { key: 'title', head: t('col.title'), cell: (one) => one.title },
        { key: 'date', head: t('col.date'), cell: (one) => formatDate(one.happenedOn, language, 'short') },
        { key: 'source', head: t('col.source'), cell: (one) => one.source },
        { key: 'owner', head: t('col.owner'), cell: (one) => one.ownerAgency },
      ]}
    />
  )
}
