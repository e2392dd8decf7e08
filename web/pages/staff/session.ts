import { useRouteLoaderData } from 'react-router'
import type { Me } from '../../../src/access/contract.ts'

export const staffRouteId = 'pages/staff/layout'

/** Who is signed in and what they may do, in any page under the staff layout. */
export function useSession(): Me {
  const session = useRouteLoaderData<Me>(staffRouteId)
  if (!session) throw new Error('useSession() outside the staff layout')
  return session
}
