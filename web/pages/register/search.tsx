import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Cari orang · Welas' }]

export default function SearchPeople() {
  return <h1>Cari orang</h1>
}
