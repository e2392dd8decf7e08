export interface RequestEvent {
  readonly kind: string
  readonly personId: number | null
  readonly agencyId: string | null
  readonly at: string
}
export interface RequestState {
  readonly state: 'open' | 'answered' | 'refused' | 'withdrawn'
  readonly closedAt: string | null
  /** Agency that must answer now. */
  readonly agencyId: string
  readonly personId: number | null
  readonly raised: 'no' | 'near' | 'past'
}

/** Where a request stands after these events, in order. What is closed stays closed: later events change nothing. */
export function stateOf(agencyId: string, events: readonly RequestEvent[]): RequestState {
  let state: RequestState = { state: 'open', closedAt: null, agencyId, personId: null, raised: 'no' }
  for (const event of events) {
    if (state.state !== 'open') break
    state = after(state, event)
  }
  return state
}

function after(state: RequestState, { kind, personId, agencyId, at }: RequestEvent): RequestState {
  switch (kind) {
    case 'named':
      return { ...state, personId }
    case 'passed':
      return { ...state, agencyId: agencyId ?? state.agencyId }
    case 'near':
      return state.raised === 'no' ? { ...state, raised: 'near' } : state
    case 'past':
      return { ...state, raised: 'past' }
    case 'answered':
    case 'refused':
    case 'withdrawn':
      return { ...state, state: kind, closedAt: at }
    default:
      return state
  }
}

/** What the applicant is given: PD-2026-0012. */
export function requestNumber(id: number, receivedAt: string): string {
  return `PD-${receivedAt.slice(0, 4)}-${String(id).padStart(4, '0')}`
}
