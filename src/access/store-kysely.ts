import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely'
import type { Database, Value } from '../kernel/ports.ts'

/**
 * Kysely over our Database, for the sign-in library: every statement is one transaction of its own. Statements
 * inside a database.write of ours would wait for ever on the embedded database, so never call the library in one.
 */
export function kyselyOver<Tables>(database: Database): Kysely<Tables> {
  const connection: DatabaseConnection = {
    executeQuery: async <Result>(query: CompiledQuery): Promise<QueryResult<Result>> => {
      const rows = await database.write((writer) => writer.query(query.sql, query.parameters.map(toValue)))
      return { rows: rows.map(withDates) as Result[], numAffectedRows: BigInt(rows.length) }
    },
    streamQuery: () => {
      throw new Error('Streaming is not supported')
    },
  }
  const noTransaction = async () => {
    throw new Error('Transactions are not supported')
  }
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createDriver: () => ({
      init: async () => {},
      destroy: async () => {},
      acquireConnection: async () => connection,
      releaseConnection: async () => {},
      beginTransaction: noTransaction,
      commitTransaction: noTransaction,
      rollbackTransaction: noTransaction,
    }),
  }
  return new Kysely<Tables>({ dialect })
}

function toValue(parameter: unknown): Value {
  return parameter instanceof Date ? parameter.toISOString() : (parameter as Value)
}

/** The library compares times as Date; our Database gives ISO texts. */
function withDates(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      /(At|_at)$/.test(name) && typeof value === 'string' ? new Date(value) : value,
    ]),
  )
}
