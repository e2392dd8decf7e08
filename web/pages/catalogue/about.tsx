import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Tentang · Welas' }]

export default function About() {
  return <h1>Tentang</h1>
}
