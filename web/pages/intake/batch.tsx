import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Satu daftar · Welas' }]

export default function Batch() {
  return <h1>Satu daftar</h1>
}
