/** One pair of the ticker as it is shown; texts are final, nothing is computed from them. */
export type TickerLine = {
  /** 'TJS/USD' */
  pair: string
  base: string
  quote: string
  /** '0.10879': five decimals; null where no fixing is known */
  value: string | null
  /** '-0.18%', '0%', or '—' where the fixing before is unknown */
  change: string
  direction: 'up' | 'down' | 'level' | 'unknown'
  /** 'TJS/USD = 0.10879 -0.18%' */
  classic: string
  /** 'YYYY-MM-DD', of the fixing */
  effectiveDate: string | null
  source: { code: string; name: string } | null
}
