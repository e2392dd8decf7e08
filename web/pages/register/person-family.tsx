import { Link } from 'react-router'
import type { PersonAnswer } from '../../../src/register/contract.ts'
import { useText } from '../../language.ts'
import { Table } from '../../ui/kit.tsx'
import { messages } from './messages.ts'
import { VitalBadge } from './vital-badge.tsx'

/** The people of the same family card; opening one is a reading of its own. */
export function PersonFamily({
  person,
  purpose,
  placeText,
}: {
  person: PersonAnswer
  purpose: string
  placeText: (line: PersonAnswer['family'][number]) => string
}) {
  const t = useText(messages)
  return (
    <section>
      <h2>{t('person.family')}</h2>
      {person.family.length === 0 ? (
        <p className="soft">{t('person.family.none')}</p>
      ) : (
        <Table
          caption={t('person.family.count', { count: person.family.length })}
          rows={person.family}
          rowKey={(member) => member.personId}
          columns={[
            {
              key: 'name',
              head: t('column.name'),
              cell: (member) =>
                member.personId === person.personId ? (
                  (member.name ?? t('person.unnamed'))
                ) : (
                  <Link to={`/kerja/orang/${member.personId}?tujuan=${purpose}`}>
                    {member.name ?? t('person.unnamed')}
                  </Link>
                ),
            },
            { key: 'relation', head: t('column.relation'), cell: (member) => member.relation ?? '–' },
            { key: 'born', head: t('column.born'), cell: (member) => member.birthYear ?? '–' },
            {
              key: 'sex',
              head: t('column.sex'),
              cell: (member) => (member.sex ? t(`sex.${member.sex}`) : '–'),
            },
            { key: 'place', head: t('column.place'), cell: placeText },
            {
              key: 'status',
              head: t('column.status'),
              cell: (member) => <VitalBadge status={member.vitalStatus} />,
            },
          ]}
        />
      )}
    </section>
  )
}
