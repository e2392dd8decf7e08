import type { Context } from '../access/index.ts'
import type { Language } from '../kernel/messages.ts'
import type { Reader } from '../kernel/ports.ts'
import { readClaims, readSourceRecords, resolvePerson } from './store-people.ts'

/** What a person is told of the own entries: no number and no address, in case the slip was found by somebody else. */
export interface OwnEntries {
  lists: { list: string; agency: string; period: string }[]
  categories: { name: string; since: string }[]
  assistance: { name: string; on: string }[]
}

/** `staff` answers within the rights that the person's slip carries, kept by the database. */
export async function readOwnEntries(
  { pack }: Pick<Context, 'pack'>,
  staff: Reader,
  personId: number,
  language: Language,
): Promise<OwnEntries> {
  const id = (await resolvePerson(staff, personId)) ?? 0
  const records = await readSourceRecords(staff, id)
  const claims = await readClaims(staff, id)
  const named = (ofKind: string, from: Context['pack']['categories'] | Context['pack']['programmes']) =>
    claims
      .filter(({ kind }) => kind === ofKind)
      .map(({ what, validFrom }) => ({
        name: from.find((one) => one.id === what)?.name[language] ?? what,
        on: validFrom,
      }))
  return {
    lists: records.map(({ agencyId, listKindId, period }) => ({
      list: pack.listKinds.find((one) => one.id === listKindId)?.name[language] ?? listKindId,
      agency: pack.agencies.find((one) => one.id === agencyId)?.name ?? agencyId,
      period,
    })),
    categories: named('category', pack.categories).map(({ name, on }) => ({ name, since: on })),
    assistance: named('assistance', pack.programmes),
  }
}
