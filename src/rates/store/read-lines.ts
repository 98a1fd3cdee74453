import type { RateTable } from '../rate-table.ts'
import { type FixingColumns, MOST_DECIMALS, MOST_WHOLE } from './fixing-columns.ts'

/**
 * Reads lines of observations into a table, byte by byte: two million of them as texts or objects
 * would take several times as long, and leave a heap behind that is larger than the columns.
 * A chunk holds whole lines. Returns the number of the last observation; 0 of nothing.
 */
export function createLineReader(table: RateTable): (chunk: Buffer) => number {
  const columnsOf = createSeriesReader(table)
  const momentOf = createMomentReader()
  return (chunk) => {
    const cells = new Cells(chunk)
    let id = 0
    while (cells.isLeft) {
      id = cells.number()
      const columns = columnsOf(cells)
      const day = cells.number()
      const start = cells.place
      const whole = cells.number()
      const { decimals, place: end } = cells
      const nominal = cells.number()
      const isSuspect = cells.skip() === SUSPECT
      const isRepeat = cells.skip() === TRUE
      const row = { day, nominal, isSuspect, isRepeat, at: momentOf(cells) }
      if (whole <= MOST_WHOLE && decimals <= MOST_DECIMALS) {
        columns.addShort({ ...row, whole, decimals })
      } else columns.add({ ...row, value: cells.text(start, end - 1) })
    }
    return id
  }
}

function createSeriesReader(table: RateTable): (cells: Cells) => FixingColumns {
  const series = new Map<string, FixingColumns>()
  return (cells) => {
    const start = cells.place
    for (let cell = 0; cell < SERIES_CELLS; cell += 1) cells.skip()
    const name = cells.text(start, cells.place - 1)
    let columns = series.get(name)
    if (!columns) {
      columns = table.columnsOf(name.replaceAll('\t', ' '))
      series.set(name, columns)
    }
    return columns
  }
}

/** Tables come as a whole, so that one moment is read for many lines. */
function createMomentReader(): (cells: Cells) => number {
  let [last, at] = [Buffer.alloc(0), 0]
  return (cells) => {
    const start = cells.place
    cells.skip()
    const length = cells.place - 1 - start
    let same = 0
    while (same < length && last[same] === cells.bytes[start + same]) same += 1
    if (same < length || length !== last.length) {
      last = Buffer.from(cells.bytes.subarray(start, start + length))
      at = Date.parse(isoMoment(last.toString('latin1')))
    }
    return at
  }
}

/** Source, rate type, base, quote. */
const SERIES_CELLS = 4
const [TAB, END] = ['\t'.charCodeAt(0), '\n'.charCodeAt(0)]
const [ZERO, POINT] = ['0'.charCodeAt(0), '.'.charCodeAt(0)]
/** As 'suspect' and 't' begin; 'good' and 'f' do not. */
const [SUSPECT, TRUE] = ['s'.charCodeAt(0), 't'.charCodeAt(0)]

/** The cells of COPY's text form, one after the other. */
class Cells {
  readonly bytes: Buffer
  place = 0
  /** of the last number */
  decimals = 0

  constructor(bytes: Buffer) {
    this.bytes = bytes
  }

  get isLeft(): boolean {
    return this.place < this.bytes.length
  }

  /** A plain decimal without its point, and past the sign after it. */
  number(): number {
    const { bytes } = this
    let place = this.place
    let [number, point] = [0, -1]
    for (let byte = bytes[place] ?? END; byte !== TAB && byte !== END; byte = bytes[place] ?? END) {
      if (byte === POINT) point = place
      else number = number * 10 + (byte - ZERO)
      place += 1
    }
    this.decimals = point < 0 ? 0 : place - point - 1
    this.place = place + 1
    return number
  }

  /** Past a cell and the sign after it; gives its first byte. */
  skip(): number {
    const { bytes } = this
    const first = bytes[this.place] ?? END
    let place = this.place
    for (let byte = first; byte !== TAB && byte !== END; byte = bytes[place] ?? END) place += 1
    this.place = place + 1
    return first
  }

  text(start: number, end: number): string {
    return this.bytes.toString('latin1', start, end)
  }
}

/** '2026-11-20 10:00:00.5+00' as ISO 8601 has it. */
function isoMoment(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')
}
