import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Welas · Welas' }]

export default function Home() {
  return <h1>Welas</h1>
}
