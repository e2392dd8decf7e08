import { type LinkableRecord, Table } from '../src/linkage/rules/encode.ts'

/** A full, clean record for tests; give what differs. */
export function record(given: Partial<LinkableRecord> & { readonly id: number }): LinkableRecord {
  return {
    nik: '3509011705800001',
    nikStatus: 'valid',
    kk: '3509010101200001',
    name: 'SULASTRI WAHYUNI',
    birthDate: '1980-05-17',
    birthPrecision: 'day',
    sex: 'F',
    districtCode: '35.09.01',
    villageCode: '35.09.01.2001',
    hamlet: null,
    rt: '1',
    rw: '2',
    motherName: 'RATIH',
    list: 0,
    isOfIssuer: false,
    ...given,
  }
}

export function tableOf(records: readonly LinkableRecord[]): Table {
  const table = new Table()
  for (const each of records) table.add(each)
  return table
}
