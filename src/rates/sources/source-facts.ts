/** What is known of a source beside its figures. */
export type SourceFacts = {
  /** as stored with each observation */
  code: string
  /** as readers see it */
  name: string
  /** of the sample newsroom: readers are told so wherever its figures stand */
  isInvented: boolean
  /** the currencies whose official rate against the US dollar it sets */
  currencies: readonly string[]
}
