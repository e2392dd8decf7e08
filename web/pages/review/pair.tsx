import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Pasangan · Welas' }]

export default function ReviewPair() {
  return <h1>Pasangan</h1>
}
