import { type ActionFunctionArgs, Form } from 'react-router'
import { type Incident, incidentStates } from '../../../src/protection/incidents/contract.ts'
import { useText } from '../../language.ts'
import { Button, Field, SelectField, TextArea } from '../../ui/kit.tsx'
import { useSession } from '../staff/session.ts'
import { messages } from './messages.ts'
import { reader, send } from './send.ts'

/** Sends the form below; `path` says whether it is a new incident or the next revision of one. */
export async function sendIncident(args: ActionFunctionArgs, path: string) {
  const { text, orNull } = reader(await args.request.formData())
  return send<{ id?: number }>(args, path, {
    title: text('title'),
    what: text('what'),
    agencyId: text('agencyId'),
    data: text('data'),
    people: orNull('people'),
    measures: text('measures'),
    state: text('state'),
    untoldReason: text('untoldReason'),
    foundAt: orNull('foundAt'),
    authorityToldAt: orNull('authorityToldAt'),
    authorityTold: text('authorityTold'),
    peopleToldAt: orNull('peopleToldAt'),
    peopleTold: text('peopleTold'),
    revision: text('revision'),
  })
}

interface Props {
  readonly incident: Incident | null
  readonly agencies: readonly { id: string; name: string }[]
  readonly timeZone: string
  readonly mayClose: boolean
}

export function IncidentForm({ incident, agencies, timeZone, mayClose }: Props) {
  const t = useText(messages)
  const session = useSession()
  const states = incidentStates.filter((state) => mayClose || state !== 'closed')
  return (
    <Form method="post" className="card">
      <input type="hidden" name="revision" value={incident?.revision ?? 0} />
      <Field
        label={t('incident.name')}
        hint={t('incident.name-hint')}
        name="title"
        required
        minLength={5}
        maxLength={200}
        defaultValue={incident?.title}
      />
      {incident === null ? <FoundField /> : null}
      <TextArea
        label={t('incident.what')}
        name="what"
        required
        minLength={5}
        maxLength={2000}
        defaultValue={incident?.what}
      />
      <SelectField
        label={t('incident.agency')}
        name="agencyId"
        value={incident?.agencyId ?? session.agencyId ?? ''}
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextArea
        label={t('incident.data')}
        hint={t('incident.data-hint')}
        name="data"
        required
        minLength={5}
        maxLength={2000}
        defaultValue={incident?.data}
      />
      <Field
        label={t('incident.people')}
        hint={t('incident.people-hint')}
        name="people"
        inputMode="numeric"
        pattern="[0-9]{1,9}"
        defaultValue={incident?.people ?? ''}
      />
      <TextArea
        label={t('incident.measures')}
        name="measures"
        maxLength={4000}
        defaultValue={incident?.measures}
      />
      <Notices incident={incident} timeZone={timeZone} />
      <SelectField
        label={t('state')}
        name="state"
        value={incident?.state ?? 'open'}
        options={states.map((state) => ({ value: state, label: t(`incident.${state}`) }))}
      />
      <Button>{t(incident === null ? 'incident.enter' : 'incident.revise')}</Button>
    </Form>
  )
}

/** Who was told, when and how. */
function Notices({ incident, timeZone }: Pick<Props, 'incident' | 'timeZone'>) {
  const t = useText(messages)
  const local = (instant: string | null | undefined) =>
    instant ? new Date(instant).toLocaleString('sv-SE', { timeZone }).slice(0, 16).replace(' ', 'T') : ''
  return (
    <fieldset>
      <legend>{t('incident.told')}</legend>
      <Field
        label={t('incident.authority-at')}
        name="authorityToldAt"
        type="datetime-local"
        defaultValue={local(incident?.authorityToldAt)}
      />
      <Field
        label={t('incident.authority-how')}
        name="authorityTold"
        maxLength={500}
        defaultValue={incident?.authorityTold}
      />
      <Field
        label={t('incident.people-at')}
        name="peopleToldAt"
        type="datetime-local"
        defaultValue={local(incident?.peopleToldAt)}
      />
      <Field
        label={t('incident.people-how')}
        name="peopleTold"
        maxLength={500}
        defaultValue={incident?.peopleTold}
      />
      <Field
        label={t('incident.untold')}
        hint={t('incident.untold-hint')}
        name="untoldReason"
        maxLength={1000}
        defaultValue={incident?.untoldReason}
      />
    </fieldset>
  )
}

function FoundField() {
  const t = useText(messages)
  return (
    <Field label={t('incident.found')} hint={t('incident.found-hint')} name="foundAt" type="datetime-local" />
  )
}
