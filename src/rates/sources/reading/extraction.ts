/** One figure of a table, as its source printed it, and what it means. */
export type PrintedRate = {
  /** 'YYYY-MM-DD': the day of its row, or of the table where rows have none */
  day: string
  /** the currency beside the source's own: 'USD' */
  code: string
  /** a plain decimal, as in the database */
  value: string
  nominal: number
  rawCode: string
  /** '' where the source prints no nominal */
  rawNominal: string
  rawValue: string
  /** as printed, and not checked: nobody outside knows how it is made */
  checksum?: string
}

/** Why an answer is not let in. `code` is stable; the sentence is for a person. */
export type TableFault = { code: TableFaultCode; sentence: string }

export type TableFaultCode =
  | 'not-the-format'
  | 'cut-off'
  | 'wrong-charset'
  | 'wrong-root'
  | 'bad-row'
  | 'duplicate-currency'

export type Extraction =
  | { ok: true; rates: readonly PrintedRate[] }
  | { ok: false; fault: TableFault }

/** Reads the bytes of one answer. Pure: the same bytes give the same extraction. */
export type Extract = (bytes: Uint8Array) => Extraction

/** Thrown while reading; `extractWith` turns it into a value. */
export class UnreadableTable extends Error {
  readonly fault: TableFault

  constructor(code: TableFaultCode, sentence: string) {
    super(sentence)
    this.fault = { code, sentence }
  }
}

/**
 * An extractor from a reader of rows that throws UnreadableTable. A currency that stands twice on
 * one day is a fault, unless both rows say the same; rows without a figure are no rates.
 */
export function extractWith(
  readRates: (bytes: Uint8Array) => Iterable<PrintedRate | null>,
): Extract {
  return (bytes) => {
    try {
      return { ok: true, rates: withoutDuplicates(readRates(bytes)) }
    } catch (error) {
      if (error instanceof UnreadableTable) return { ok: false, fault: error.fault }
      throw error
    }
  }
}

function withoutDuplicates(rates: Iterable<PrintedRate | null>): PrintedRate[] {
  const seen = new Map<string, PrintedRate>()
  for (const rate of rates) {
    if (!rate) continue
    const key = `${rate.day} ${rate.code}`
    const other = seen.get(key)
    if (other && (other.value !== rate.value || other.nominal !== rate.nominal)) {
      throw new UnreadableTable(
        'duplicate-currency',
        `${rate.code} stands twice for ${rate.day}, at ${other.rawValue} and at ${rate.rawValue}.`,
      )
    }
    if (!other) seen.set(key, rate)
  }
  return [...seen.values()]
}
