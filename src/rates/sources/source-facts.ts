/** Monday is 1 and Sunday 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** What is known of a source beside its figures. docs/rates-sources.md says from where. */
export type SourceFacts = {
  /** as stored with each observation: 'nbk' */
  code: string
  /** as readers see it */
  name: string
  /** where readers find it; null where it has no page */
  home: string | null
  /** IANA; in it its days and its hours of publication are meant */
  zone: string
  /** the currency in which it prints its table, or of which one unit is priced; null: several */
  ownCurrency: string | null
  /** `own-per-foreign`: `nominal` foreign units cost so much of the own; the ECB alone is the other way round */
  direction: 'own-per-foreign' | 'foreign-per-own'
  /** the currencies whose official rate against the US dollar it sets */
  currencies: readonly string[]
  /** `cross-check`: never shown in place of an issuing bank's figure */
  role: 'official' | 'cross-check'
  /** of the sample newsroom: readers are told so wherever its figures stand */
  isInvented: boolean
  /**
   * The days on which its fixings take effect; null: unknown. A table of another day repeats the
   * fixing before it, unless its figures differ.
   */
  weekdays: readonly Weekday[] | null
  /**
   * When its tables come, in `zone`: a pattern of cron that says when to look, and the last minute
   * ('18:00') by which the table of that day is out. Null: it is never fetched.
   */
  publication: { looks: string; by: string; takesEffect: 'same-day' | 'next-fixing-day' } | null
  /** 'YYYY-MM-DD': the first day of which it offers a table; null: none but the newest */
  historySince: string | null
  /** what stands beside its figures, as far as it is known to ask for it */
  attribution: string
  /** what it says about its figures, in our words; null: nothing known */
  disclaimer: string | null
  /**
   * What it allows others to do with its figures. `unknown`: nothing is published about it, so that
   * the newsroom decides whether API and widgets carry them. `forbidden`: they never do.
   */
  redistribution: 'free' | 'attribution' | 'unknown' | 'forbidden'
  /** whether it is fetched where the operator asks for all sources */
  isEnabled: boolean
  /** the only hosts that are called for it */
  hosts: readonly string[]
  /** so long is waited between two requests to one host */
  spacingMs: number
  /** so many currencies its table had when this was written; 0: no table of its own */
  expectedCurrencies: number
}
