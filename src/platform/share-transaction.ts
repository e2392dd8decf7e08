import type { Reader, Rights, Value, Writer } from '../kernel/ports.ts'

type Role = 'welas_staff' | 'welas_app'

const enter = 'select access.enter($1, $2, $3, $4::text[], $5::text[])'

/**
 * Two handles on the open transaction of `writer`: the first asks as welas_staff within the rights, the second works as
 * welas_app. Statements take turns, so that none runs in the role of another.
 */
export async function shareTransaction(
  writer: Writer,
  rights: Rights,
): Promise<[staff: Reader, app: Writer]> {
  const { people, listsOf, areaCode, categories, fieldGroups } = rights
  await writer.query(enter, [people, listsOf, areaCode, categories, fieldGroups])
  let current: Role | null = null
  let last: Promise<unknown> = Promise.resolve()
  const takeTurn = <T>(role: Role, work: () => Promise<T>): Promise<T> => {
    const turn = last.then(async () => {
      if (current !== role) await writer.execute(`set local role ${role}`)
      current = role
      return work()
    })
    last = turn.catch(() => {})
    return turn
  }
  const readerIn = (role: Role): Reader => ({
    query: (sql: string, parameters?: readonly Value[]) =>
      takeTurn(role, () => writer.query(sql, parameters)),
    first: (sql: string, parameters?: readonly Value[]) =>
      takeTurn(role, () => writer.first(sql, parameters)),
    async *readLines(sql) {
      await takeTurn(role, async () => {})
      yield* writer.readLines(sql)
    },
  })
  const app: Writer = {
    ...readerIn('welas_app'),
    copy: (table, columns, rows) => takeTurn('welas_app', () => writer.copy(table, columns, rows)),
    execute: (sql) => takeTurn('welas_app', () => writer.execute(sql)),
  }
  return [readerIn('welas_staff'), app]
}
