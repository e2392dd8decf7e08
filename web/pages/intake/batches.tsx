import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Daftar · Welas' }]

export default function Batches() {
  return <h1>Daftar</h1>
}
