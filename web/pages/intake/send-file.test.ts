import { expect, test } from 'vitest'
import { markOf } from './send-file.ts'

const text = `NAMA;NIK\n${'BURI;\n'.repeat(20_000)}`
const fileOf = (parts: string, lastModified: number) => new File([parts], 'daftar.csv', { lastModified })

test('a file is known again until it is changed, also by one digit behind what is looked at', async () => {
  const mark = await markOf(fileOf(text, 1_000))
  expect(await markOf(fileOf(text, 1_000))).toBe(mark)
  expect(await markOf(fileOf(text.replace(/BURI;\n$/, 'BURO;\n'), 2_000))).not.toBe(mark)
  expect(await markOf(fileOf(text.replace('NAMA', 'Nama'), 1_000))).not.toBe(mark)
})
