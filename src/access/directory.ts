/** The directory of an agency that speaks OpenID Connect (setting DIRECTORIES). */
export interface Directory {
  readonly id: string
  /** As its people call it. */
  readonly name: string
  /** Agency whose accounts may sign in with it. */
  readonly agency: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What of a person is the name in the directory; an e-mail counts when the directory has verified it. */
  readonly claim: 'preferred_username' | 'email'
}
