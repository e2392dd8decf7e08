import {
  allFieldGroups,
  type Managed,
  type ManagedAccount,
  type ScopeInput,
} from '../../../src/access/contract.ts'
import { text } from '../../api/form.ts'

import { useText } from '../../language.ts'
import { Field, SelectField } from '../../ui/kit.tsx'
import './access.css'
import { messages } from './manage-messages.ts'

/** What an account is and may see. A new one is filled in with what its role usually has. */
export function AccountFields({ managed, account }: { managed: Managed; account?: ManagedAccount }) {
  const t = useText(messages)
  const areas = managed.areas.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
  const hasDirectory = managed.directoryAgencies.length > 0
  return (
    <>
      <Field
        label={t('display-name')}
        name="displayName"
        defaultValue={account?.displayName}
        autoComplete="off"
        required
        maxLength={120}
      />
      <SelectField
        label={t('role')}
        name="role"
        value={account?.role}
        options={managed.roles.map(({ id }) => ({ value: id, label: t(`role.${id}`) }))}
      />
      <SelectField
        label={t('agency')}
        name="agencyId"
        value={account?.agencyId}
        options={managed.agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        label={t('area')}
        hint={t('area.hint')}
        name="areaCode"
        value={account?.areaCode ?? ''}
        options={[{ value: '', label: t('area.all') }, ...areas]}
      />
      <Field
        label={t('from')}
        hint={t('from.hint')}
        name="validFrom"
        type="date"
        defaultValue={account?.validFrom ?? ''}
      />
      <Field
        label={t('until')}
        hint={t('until.hint')}
        name="validTo"
        type="date"
        defaultValue={account?.validTo ?? ''}
      />
      {hasDirectory ? (
        <Field
          label={t('directory-name')}
          hint={t('directory-name.hint')}
          name="directoryName"
          defaultValue={account?.directoryName ?? ''}
          autoComplete="off"
          autoCapitalize="none"
        />
      ) : null}
      <Sight managed={managed} account={account} />
    </>
  )
}

/** What the account sees of people. Without an account the usual of the role is taken, unless chosen otherwise. */
function Sight({ managed, account }: { managed: Managed; account?: ManagedAccount }) {
  const t = useText(messages)
  if (!account) return <p className="soft small">{t('sight.usual')}</p>
  return (
    <>
      <fieldset>
        <legend>{t('sight.groups')}</legend>
        <div className="sight">
          {allFieldGroups.map((group) => (
            <label key={group}>
              <input
                type="checkbox"
                name="fieldGroups"
                value={group}
                defaultChecked={account.fieldGroups.includes(group)}
              />
              {t(`group.${group}`)}
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('sight.categories')}</legend>
        <div className="sight">
          {managed.categories.map(({ id, name }) => (
            <label key={id}>
              <input
                type="checkbox"
                name="categories"
                value={id}
                defaultChecked={account.categories.includes(id)}
              />
              {name}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}

/** The scope of the form. Categories the reader may not give stay as they are. */
export function scopeOf(form: FormData, managed: Managed, account?: ManagedAccount): ScopeInput {
  const role = managed.roles.find(({ id }) => id === text(form, 'role'))
  const usualCategories = text(form, 'role') === 'caseworker' ? managed.categories.map(({ id }) => id) : []
  const shown = managed.categories.map(({ id }) => id)
  const kept = account?.categories.filter((id) => !shown.includes(id)) ?? []
  return {
    displayName: text(form, 'displayName'),
    role: (role?.id ?? text(form, 'role')) as ScopeInput['role'],
    agencyId: text(form, 'agencyId'),
    areaCode: text(form, 'areaCode') || null,
    validFrom: text(form, 'validFrom') || null,
    validTo: text(form, 'validTo') || null,
    directoryName:
      text(form, 'directoryName') || (form.has('directoryName') ? null : (account?.directoryName ?? null)),
    fieldGroups: (account
      ? form.getAll('fieldGroups')
      : (role?.fieldGroups ?? [])) as ScopeInput['fieldGroups'],
    categories: account ? [...kept, ...form.getAll('categories').map(String)] : usualCategories,
  }
}
