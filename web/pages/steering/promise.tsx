import type { MetaFunction } from 'react-router'

export const meta: MetaFunction = () => [{ title: 'Janji · Welas' }]

export default function SteeringPromise() {
  return <h1>Janji</h1>
}
