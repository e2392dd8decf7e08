import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { systemActor } from '../../src/access/index.ts'
import { receiveSheet } from '../../src/intake/index.ts'
import { createTestSystem, runDemoSteps } from '../demo-system.ts'

test('a demo that starts again hands in no list that was refused, and approves none that a visitor handed in', async () => {
  // So few people that some lists are empty, and refused.
  const { system, drop } = await createTestSystem('packs/jember', 300)
  const batches = () =>
    system.database.read((reader) =>
      reader.query('select status, count(*)::int as count from intake.batch group by 1 order by 1'),
    )
  try {
    await runDemoSteps(system, ['synth', 'receive', 'check'])
    const first = await batches()
    expect(first.map(({ status }) => status)).toEqual(['checked', 'refused'])
    await runDemoSteps(system, ['synth', 'receive', 'check'])
    expect(await batches()).toEqual(first)

    const rows = 'Nama;NIK;Jenis PMKS\nBUDI SANTOSO;3509301204800001;Fakir miskin\n'
    const visitor = { ...systemActor, accountId: 'visitor' }
    const { batchId } = await receiveSheet(system, visitor, {
      bytes: Readable.from([Buffer.from(rows)]),
      fileName: 'mine.csv',
      agencyId: 'dinsos',
      listKindId: 'ppks',
      period: '2026-10-31',
    })
    await runDemoSteps(system, ['check', 'apply'])
    const [mine] = await system.database.read((reader) =>
      reader.query('select status from intake.batch where id = $1', [batchId]),
    )
    expect(mine).toEqual({ status: 'checked' })
  } finally {
    await drop()
  }
})
