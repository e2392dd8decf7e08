import { expect, test } from 'vitest'
import { printCounts } from './check-file.ts'
import { messages } from './messages.ts'

const codes = Object.keys(messages.en)
  .filter((key) => key.startsWith('finding.'))
  .map((key) => key.slice('finding.'.length))

test('the summary of a check says every kind of finding in words, with no gap left open', () => {
  const lines: string[] = []
  const findings = Object.fromEntries(codes.map((code) => [code, 3]))
  const none = { rows: 9, accepted: 9, warned: 0, rejected: 0, skipped: {}, findings, filled: {} }
  printCounts(none, (line) => lines.push(line))
  expect(lines).toHaveLength(1 + codes.length)
  expect(lines.join('\n')).toContain('  3 x not 16 digits; the NIK is not used (Copy the NIK')
  expect(lines.filter((line) => /[{}]|finding/.test(line))).toEqual([])
})
