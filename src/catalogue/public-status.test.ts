import { expect, test } from 'vitest'
import type { PublicStatus } from './contract.ts'
import { publicPromiseStatus } from './public-status.ts'

test.each<[PublicStatus[], PublicStatus]>([
  [['hidden'], 'hidden'],
  [['hidden', 'no-target'], 'hidden'],
  [['hidden', 'claimed'], 'hidden'],
  [['hidden', 'kept'], 'hidden'],
  [['hidden', 'behind'], 'behind'],
  [['far-behind', 'hidden'], 'far-behind'],
  [['kept', 'behind'], 'behind'],
  [[], 'claimed'],
])('indicators %j make the promise %s', (indicators, status) => {
  expect(publicPromiseStatus(indicators)).toBe(status)
})
