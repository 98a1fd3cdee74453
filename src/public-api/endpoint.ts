import type { z } from 'zod'
import type { FixingSeries } from '#rates/fixing-series.ts'
import type { RateTable } from '#rates/rate-table.ts'
import type { CurrencyRow, LeftOut, SourceRow, TickerRow } from './answers.ts'
import type { Problem } from './problem.ts'

export type Source = FixingSeries['source']

/** The rows of one pair by one source. */
export type RateRows = Pick<
  FixingSeries,
  'base' | 'quote' | 'source' | 'method' | 'length' | 'dayAt' | 'isSuspectAt' | 'putRate'
>

/** What an endpoint may look at. */
export type Context = {
  table: RateTable
  /** 'YYYY-MM-DD', the newsroom's day */
  today: string
  /** those that the newsroom shows: 'KZT/USD' */
  tickerPairs: readonly string[]
  /** codes of sources that the newsroom does not let out */
  leftOut: readonly string[]
  /** the address that was asked, without `cursor`, to which one can be added */
  address: string
}

export type RatesFound = {
  kind: 'rates'
  series: RateRows[]
  leftOut: LeftOut[]
  next: string | null
}
export type TickerFound = {
  kind: 'ticker'
  rows: TickerRow[]
  leftOut: LeftOut[]
  /** when time alone may change it; null for never */
  changesAt: Date | null
}
export type Found =
  | RatesFound
  | TickerFound
  | { kind: 'currencies'; rows: CurrencyRow[] }
  | { kind: 'sources'; rows: SourceRow[] }

/** One address of the API: what may be asked there, and who answers. */
export type Endpoint = {
  /** '/rates/{base}/{quote}', under /api/v1; names in braces are parameters too */
  path: string
  summary: string
  description: string
  parameters: z.ZodObject
  answers: z.ZodObject
  /** whether there is a form for people too: lines of text */
  hasText: boolean
  /** `asked` as it came: parameters of path and query as texts */
  find(asked: Record<string, string>, context: Context): Found | Problem
}

/** An endpoint whose answer gets its parameters read and typed; what cannot be read is refused. */
export function endpoint<Parameters extends z.ZodObject>(of: {
  path: string
  summary: string
  description: string
  parameters: Parameters
  answers: z.ZodObject
  hasText?: boolean
  answer: (parameters: z.output<Parameters>, context: Context) => Found | Problem
}): Endpoint {
  const { answer, hasText = false, ...described } = of
  return {
    ...described,
    hasText,
    find(asked, context) {
      const parsed = of.parameters.safeParse(asked)
      return parsed.success ? answer(parsed.data, context) : unreadable(parsed.error)
    },
  }
}

/** Of a question full of nonsense so much is said again. */
const [MOST_ERRORS, LONGEST_NAME] = [10, 60]

function unreadable({ issues }: z.ZodError): Problem {
  const all = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ parameter: key.slice(0, LONGEST_NAME), detail: UNKNOWN }))
      : [{ parameter: issue.path.join('.'), detail: issue.message }],
  )
  const errors = all.slice(0, MOST_ERRORS)
  const said = errors.map(({ parameter, detail }) => `${parameter} ${detail}`).join('; ')
  return { status: 422, title: 'The question cannot be understood', detail: `${said}.`, errors }
}

const UNKNOWN = 'is not a parameter of this address'
