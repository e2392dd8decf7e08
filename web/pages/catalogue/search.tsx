import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Cari · Welas' }]

export default function Search() {
  return <h1>Cari</h1>
}
