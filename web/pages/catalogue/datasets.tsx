import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Data · Welas' }]

export default function Datasets() {
  return <h1>Data</h1>
}
