import { useText } from '../../language.ts'
import { Button, Field } from '../../ui/kit.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'

/** Asks for the missed as a list of names. A plain form; what became of it stands under /kerja/nama. */
export function ExportForm({
  promiseId,
  programmeId,
  area,
}: {
  promiseId: string
  programmeId: string
  area: { code: string; name: string } | null
}) {
  const t = useText(messages)
  const allowed = useSession().permissions.includes('programmes.export')
  return (
    <form
      className="card no-print"
      method="post"
      action={`/kerja/janji/${promiseId}/terlewat/${programmeId}`}
    >
      <h3>{t('export.title')}</h3>
      <p>{t('export.text', { area: area?.name ?? t('districts.all').toLowerCase() })}</p>
      <input type="hidden" name="area" value={area?.code ?? ''} />
      <Field
        label={t('export.purpose')}
        name="purpose"
        hint={t('export.hint')}
        required
        minLength={10}
        maxLength={200}
        disabled={!allowed}
      />
      <Button disabledReason={allowed ? null : t('export.denied')}>{t('export.button')}</Button>
    </form>
  )
}
