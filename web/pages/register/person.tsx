import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Orang · Welas' }]

export default function PersonPage() {
  return <h1>Orang</h1>
}
