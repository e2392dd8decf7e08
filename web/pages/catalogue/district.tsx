import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Kecamatan · Welas' }]

export default function District() {
  return <h1>Kecamatan</h1>
}
