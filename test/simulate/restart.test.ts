import { expect, test } from 'vitest'
import { createTestSystem, runDemoSteps } from '../demo-system.ts'

test('a demo hands in no list again that was refused, however often it starts', async () => {
  // So few people that some lists are empty, and refused.
  const { system, drop } = await createTestSystem('packs/jember', 300)
  const steps = ['synth', 'receive', 'check']
  const batches = () =>
    system.database.read((reader) =>
      reader.query('select status, count(*)::int as count from intake.batch group by 1 order by 1'),
    )
  try {
    await runDemoSteps(system, steps)
    const first = await batches()
    expect(first.map(({ status }) => status)).toEqual(['checked', 'refused'])
    await runDemoSteps(system, steps)
    expect(await batches()).toEqual(first)
  } finally {
    await drop()
  }
})
