export type { Agency, Area, Category, ClaimSpec, Indicator, ListKind, Pack, Programme, PromiseOfTerm, SampleAccount, Term, Text } from './model.ts'
