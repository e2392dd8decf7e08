import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Periksa · Welas' }]

export default function ReviewQueue() {
  return <h1>Periksa</h1>
}
