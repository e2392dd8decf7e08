import type { LoaderFunctionArgs } from 'react-router'
import { type WelfareIndex, welfareIndexPath } from '../../../../src/planning/welfare-index/contract.ts'
import { apiOf } from '../../../api/call-api.ts'

/** The index of the newest release or of ?release=, with the villages of the district in the address, if there is one. */
export function loadIndex(args: LoaderFunctionArgs): Promise<WelfareIndex> {
  const query = new URLSearchParams()
  if (args.params.kecamatan) query.set('area', args.params.kecamatan)
  const release = new URL(args.request.url).searchParams.get('release')
  if (release) query.set('release', release)
  return apiOf(args).get<WelfareIndex>(`${welfareIndexPath}?${query}`)
}
