import type { ShownCommitment, ShownSignatory } from '../../../../src/planning/commitments/contract.ts'
import { formatDate, useLanguage, useText } from '../../../language.ts'
import { Table } from '../../../ui/kit.tsx'
import { StatusBadge } from '../../../ui/status.tsx'
import { messages } from './messages.ts'

/** Who signs for which office, and whether the signature holds for the text as it stands. */
export function SignatoryTable({ commitment }: { commitment: ShownCommitment }) {
  const t = useText(messages)
  const language = useLanguage()
  const { signatories, signed } = commitment
  return (
    <Table
      caption={t('signed', { signed, all: signatories.length })}
      rows={signatories}
      rowKey={(one) => one.userName}
      columns={[
        { key: 'office', head: t('col.office'), cell: (one) => one.office },
        { key: 'agency', head: t('col.agency'), cell: (one) => one.agency },
        {
          key: 'term',
          head: t('col.term'),
          cell: (one) =>
            `${formatDate(one.termFrom, language, 'short')} – ${formatDate(one.termTo, language, 'short')}`,
        },
        { key: 'signed', head: t('col.signed'), cell: (one) => <Signature signatory={one} /> },
        {
          key: 'how',
          head: t('col.how'),
          cell: (one) => (one.signature ? t(`method.${one.signature.method}`) : '–'),
        },
        {
          key: 'lines',
          head: t('col.lines'),
          numeric: true,
          cell: (one) => one.signature?.lines.length ?? '–',
        },
      ]}
    />
  )
}

function Signature({ signatory: { signature } }: { signatory: ShownSignatory }) {
  const t = useText(messages)
  const language = useLanguage()
  if (!signature) return <StatusBadge tone="none">{t('not-signed')}</StatusBadge>
  if (signature.fault) return <StatusBadge tone="bad">{t(`fault.${signature.fault}`)}</StatusBadge>
  return <StatusBadge tone="good">{formatDate(signature.signedAt, language)}</StatusBadge>
}
