import type { FieldAnswer } from '../../../src/register/contract.ts'
import { useLanguage, useText } from '../../language.ts'
import { messages } from './messages.ts'
import { fieldText } from './person-words.ts'
import { SourceNote } from './source-note.tsx'

/** Every field with its value, where it comes from, and what other lists say instead. */
export function PersonFields({ fields }: { fields: readonly FieldAnswer[] }) {
  const t = useText(messages)
  return (
    <section>
      <h2>{t('person.fields')}</h2>
      <p className="soft">{t('person.fields.text')}</p>
      <dl className="person-fields card">
        {fields.map((field) => (
          <div key={field.field}>
            <dt>{t(`field.${field.field}`)}</dt>
            <FieldValue field={field} />
          </div>
        ))}
      </dl>
    </section>
  )
}

function FieldValue({ field }: { field: FieldAnswer }) {
  const t = useText(messages)
  const language = useLanguage()
  if (field.value === null && field.competing.length === 0)
    return <dd className="soft">{t('person.unknown')}</dd>
  return (
    <dd>
      <strong className={field.field === 'nik' || field.field === 'kk' ? 'digits' : undefined}>
        {field.value === null ? t('person.unknown') : fieldText(field.field, field.value, t, language)}
      </strong>
      {field.source ? <SourceNote source={field.source} /> : null}
      {field.competing.length > 0 ? (
        <details className="competing">
          <summary>
            {t('person.competing')} ({field.competing.length})
          </summary>
          <ul>
            {field.competing.map((other) => (
              <li key={other.value}>
                {fieldText(field.field, other.value, t, language)}
                <SourceNote source={other.source} />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </dd>
  )
}
