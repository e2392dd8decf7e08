import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalText } from './canonical-text.ts'
import type { CommitmentText } from './model.ts'
import { signatureFault, signingFault } from './signing-fault.ts'

const line = { id: 'l-1', text: 'Satu', agencyId: 'dinsos', dueOn: '2026-12-31', actionId: null }
const signatory = {
  agencyId: 'dinsos',
  userName: 'kepala-dinsos',
  office: 'Kepala Dinas Sosial',
  termFrom: '2025-01-01',
  termTo: '2026-12-31',
}
const text: CommitmentText = {
  title: 'Komitmen',
  preamble: 'Kami',
  place: 'Jember',
  lines: [line],
  signatories: [signatory],
}

test('the canonical text is what it is: a change of this line breaks every signature ever given', () => {
  expect(canonicalText(text)).toBe(
    '{"title":"Komitmen","preamble":"Kami","place":"Jember","lines":[{"id":"l-1","text":"Satu","agencyId":"dinsos","dueOn":"2026-12-31","actionId":null}],"signatories":[{"agencyId":"dinsos","office":"Kepala Dinas Sosial","termFrom":"2025-01-01","termTo":"2026-12-31"}]}',
  )
})

test.each<[string, CommitmentText]>([
  ['title', { ...text, title: 'Komitmen ' }],
  ['preamble', { ...text, preamble: 'Kita' }],
  ['place', { ...text, place: 'Patrang' }],
  ['text of a line', { ...text, lines: [{ ...line, text: 'Dua' }] }],
  ['day of a line', { ...text, lines: [{ ...line, dueOn: '2027-12-31' }] }],
  ['owner of a line', { ...text, lines: [{ ...line, agencyId: 'dinkes' }] }],
  ['another line', { ...text, lines: [line, { ...line, id: 'l-2' }] }],
  ['office', { ...text, signatories: [{ ...signatory, office: 'Sekretaris' }] }],
  ['end of the term', { ...text, signatories: [{ ...signatory, termTo: '2029-12-31' }] }],
])('another %s is another text', (_, other) => {
  expect(canonicalText(other)).not.toBe(canonicalText(text))
})

test('the order in which keys were stored does not matter', () => {
  const backwards = Object.fromEntries(Object.entries(text).reverse()) as unknown as CommitmentText
  expect(canonicalText(backwards)).toBe(canonicalText(text))
})

test('no two texts share a canonical text, whatever signs stand in them', () => {
  const texts = fc.record({
    title: fc.string({ unit: 'binary' }),
    preamble: fc.string({ unit: 'binary' }),
    place: fc.constantFrom('Jember', '","lines":[]'),
    lines: fc.constant([line]),
    signatories: fc.constant([signatory]),
  })
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const same = a.title === b.title && a.preamble === b.preamble && a.place === b.place
      expect(canonicalText(a) === canonicalText(b)).toBe(same)
    }),
  )
})

const asked = {
  opened: true,
  signatory,
  agencyId: 'dinsos',
  lines: 1,
  signed: false,
  today: '2026-10-31',
}
test.each([
  ['all is well', {}, null],
  ['a draft', { opened: false }, 'not-opened'],
  ['a stranger', { signatory: undefined }, 'not-signatory'],
  ['another agency', { agencyId: 'dinkes' }, 'agency-differs'],
  ['no agency', { agencyId: null }, 'agency-differs'],
  ['twice', { signed: true }, 'already-signed'],
  ['the day before the term', { today: '2024-12-31' }, 'term-not-begun'],
  ['the first day', { today: '2025-01-01' }, null],
  ['the last day', { today: '2026-12-31' }, null],
  ['the day after', { today: '2027-01-01' }, 'term-over'],
  ['nothing to sign', { lines: 0 }, 'no-lines'],
])('signing: %s', (_, change, fault) => {
  expect(signingFault({ ...asked, ...change })).toBe(fault)
})

test.each([
  ['as it was signed', 'a', '2026-10-31', signatory, null],
  ['another text', 'b', '2026-10-31', signatory, 'text-changed'],
  ['no signatory any more', 'a', '2026-10-31', undefined, 'not-signatory'],
  ['signed after the term', 'a', '2027-01-01', signatory, 'outside-term'],
])('a signature: %s', (_, sha256, signedOn, whose, fault) => {
  expect(signatureFault({ sha256: 'a', signedOn }, whose, sha256)).toBe(fault)
})
