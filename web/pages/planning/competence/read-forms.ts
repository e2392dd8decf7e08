import { text } from '../../../api/form.ts'

/** What TrainingForm asks for, as the contract of a training wants it. */
export function trainingOf(form: FormData) {
  return {
    title: text(form, 'title'),
    skills: form.getAll('skills').map(String),
    heldOn: text(form, 'heldOn'),
    hours: numberOf(form, 'hours'),
    place: text(form, 'place'),
    hostAgencyId: text(form, 'hostAgencyId'),
    capacity: numberOf(form, 'capacity'),
    state: text(form, 'state'),
  }
}

/** The people of HoldersForm; who has no name any more is out. */
export function holdersOf(form: FormData, agencyId: string) {
  const roleId = text(form, 'roleId')
  const rows = Number(text(form, 'rows') || 0)
  const people = Array.from({ length: Math.min(60, rows) }, (_, row) => ({
    name: text(form, `${roleId}-name-${row}`),
    position: text(form, `${roleId}-position-${row}`),
    skills: form.getAll(`${roleId}-skills-${row}`).map(String),
  }))
  return { agencyId, roleId, holders: people.filter(({ name }) => name !== '') }
}

/** The level of LevelForm. */
export function levelOf(form: FormData, agencyId: string) {
  return {
    agencyId,
    indicatorId: text(form, 'indicatorId'),
    year: Number(text(form, 'year')),
    level: Number(text(form, 'level')),
    note: text(form, 'note'),
  }
}

/** The row of CorrectionForm. */
export function correctionOf(form: FormData) {
  return {
    revision: Number(text(form, 'revision')),
    name: text(form, 'name'),
    agencyId: text(form, 'agencyId'),
    attended: text(form, 'attended') === 'yes',
    before: scoreOf(form, 'before'),
    after: scoreOf(form, 'after'),
    certificate: text(form, 'certificate') || null,
    userName: text(form, 'userName') || null,
    struckOut: form.get('struckOut') !== null,
  }
}

function numberOf(form: FormData, name: string): number {
  return Number(text(form, name).replace(',', '.'))
}

function scoreOf(form: FormData, name: string): number | null {
  return text(form, name) === '' ? null : numberOf(form, name)
}
