/** One row of the table. Texts are final. */
export type Line = {
  what: string
  /** of how many articles the newsroom was, where that matters */
  articles?: number
  figure: string
  /** of the rounds, least to most */
  spread?: string
  control?: string
  /** of figure and control, in percent */
  ratio?: string
  target?: string
  verdict?: 'pass' | 'falls short'
}

/** What every section is given. */
export type Bench = {
  quick: boolean
  /** of how many articles the newsrooms are that it measures, smallest first */
  sizes: readonly number[]
  /** how often a figure is taken, and for how long a round of load lasts */
  rounds: number
  roundSeconds: number
  say(text: string): void
  /** the data directory of a newsroom of so many articles, which no server uses just now */
  site(articles: number): Promise<string>
}

export type Section = { name: string; run(bench: Bench): Promise<Line[]> }

export function verdict(passed: boolean): Pick<Line, 'verdict'> {
  return { verdict: passed ? 'pass' : 'falls short' }
}
