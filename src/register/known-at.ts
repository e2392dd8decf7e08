/**
 * SQL condition "what did we know at this moment": `alias` is a table with recorded_from and recorded_to,
 * `moment` a parameter such as `$2::timestamptz`. The current rows are simply `recorded_to is null`.
 */
export function knownAt(alias: string, moment: string): string {
  return `${alias}.recorded_from <= ${moment} and (${alias}.recorded_to is null or ${alias}.recorded_to > ${moment})`
}
