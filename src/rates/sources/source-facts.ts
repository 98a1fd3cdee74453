/** What is known of a source beside its figures. */
export type SourceFacts = {
  /** as stored with each observation */
  code: string
  /** as readers see it */
  name: string
  /** the currencies whose official rate against the US dollar it sets */
  currencies: readonly string[]
}
