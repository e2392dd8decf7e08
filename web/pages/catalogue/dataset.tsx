import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Data · Welas' }]

export default function DatasetPage() {
  return <h1>Data</h1>
}
