import { DERIVED_DIGITS, type ExactRate, exactRate, toShortest } from '../exact-rate.ts'
import { putDecimal, putText, tens } from './put-digits.ts'
import { textOf } from './text-of.ts'

/** One stored observation, as the columns take it. */
export type FixingRow = {
  /** as `dayNumber` counts */
  day: number
  /** a plain decimal, as printed: '87.4500' */
  value: string
  nominal: number
  isSuspect: boolean
  /** an old fixing under a new date, as over weekends */
  isRepeat: boolean
  /** when it was fetched, in milliseconds */
  at: number
}

/** A place in the columns: of one observation, until the next change. */
export type Place = number

/** Up to these, a value is kept as a whole number beside its decimals. */
export const MOST_WHOLE = 2 ** 31 - 1
export const MOST_DECIMALS = 15
const DECIMALS = 0x0f
const SUSPECT = 0x10
const REPEAT = 0x20
/** the mantissa is the place of a text in `#long` */
const LONG = 0x40
const MOST_NOMINALS = 256

/**
 * All observations of one series (source, type, pair), a dozen bytes each: in order of days, and
 * within a day of revisions, which come in the order in which they are added. Digits are exact: a
 * value is a whole number and a count of decimals, or a text where 31 bits do not hold it.
 *
 * `knownAt` (in milliseconds) hides what was fetched later, so that the past can be replayed.
 */
export class FixingColumns {
  #length = 0
  #days = new Uint16Array(START)
  #mantissas = new Int32Array(START)
  #marks = new Uint8Array(START)
  #nominals = new Uint8Array(START)
  /** when it was fetched, as a place in `#moments`: tables come as a whole, so there are few */
  #fetched = new Uint32Array(START)
  readonly #moments: number[]
  readonly #units: number[] = []
  readonly #long: string[] = []
  #isSorted = true

  /** `moments` is shared by all series, since one table has one moment. */
  constructor(moments: number[]) {
    this.#moments = moments
  }

  get length(): number {
    return this.#length
  }

  add({ value, ...row }: FixingRow): void {
    const point = value.indexOf('.')
    const decimals = point < 0 ? 0 : value.length - point - 1
    const whole = decimals > MOST_DECIMALS ? Number.NaN : Number(value.replace('.', ''))
    if (whole <= MOST_WHOLE) this.addShort({ ...row, whole, decimals })
    else this.#append(row, this.#long.push(value) - 1, LONG)
  }

  /** The same of a value that is `whole` with its point so many places from the right. */
  addShort(row: Omit<FixingRow, 'value'> & { whole: number; decimals: number }): void {
    this.#append(row, row.whole, row.decimals)
  }

  #append(row: Omit<FixingRow, 'value'>, mantissa: number, mark: number): void {
    const place = this.#length
    if (place === this.#days.length) this.#resize(Math.ceil(place * 1.5) + START)
    if (place > 0 && row.day < (this.#days[place - 1] ?? 0)) this.#isSorted = false
    this.#days[place] = row.day
    this.#mantissas[place] = mantissa
    this.#marks[place] = mark | (row.isSuspect ? SUSPECT : 0) | (row.isRepeat ? REPEAT : 0)
    this.#nominals[place] = this.#nominalOf(row.nominal)
    this.#fetched[place] = this.#momentOf(row.at)
    this.#length = place + 1
  }

  /** Gives back what growing has taken in advance: after a long load. */
  trim(): void {
    if (this.#days.length > this.#length) this.#resize(this.#length)
  }

  dayAt(place: Place): number {
    return this.#days[place] ?? 0
  }

  nominalAt(place: Place): number {
    return this.#units[this.#nominals[place] ?? 0] ?? 1
  }

  isSuspectAt(place: Place): boolean {
    return ((this.#marks[place] ?? 0) & SUSPECT) !== 0
  }

  /** As printed, trailing zeros included. */
  valueAt(place: Place): string {
    const mark = this.#marks[place] ?? 0
    const whole = this.#mantissas[place] ?? 0
    if (mark & LONG) return this.#long[whole] ?? ''
    return textOf((into) => putDecimal(into, 0, whole, mark & DECIMALS))
  }

  /**
   * What one unit costs, with all the digits that were printed: '3.93' for 100 is '0.0393'. A
   * nominal that is no power of ten leaves a quotient, rounded.
   */
  unitTextAt(place: Place): string {
    return textOf((into) => this.putUnit(into, 0, place))
  }

  /** Writes the same as ASCII; returns the place after it. */
  putUnit(into: Uint8Array, at: number, place: Place): number {
    const mark = this.#marks[place] ?? 0
    const nominal = this.nominalAt(place)
    const shift = nominal === 1 ? 0 : Math.log10(nominal)
    if (!Number.isInteger(shift)) {
      return putText(into, at, toShortest(this.rateAt(place), DERIVED_DIGITS))
    }
    const whole = this.#mantissas[place] ?? 0
    if (mark & LONG) return putText(into, at, shifted(this.#long[whole] ?? '', shift))
    return putDecimal(into, at, whole, (mark & DECIMALS) + shift)
  }

  /** What one unit of the base costs. */
  rateAt(place: Place): ExactRate {
    return exactRate(this.valueAt(place), this.nominalAt(place))
  }

  /** What one unit costs, as near as a double comes: to draw with, and to round safely by. */
  numberAt(place: Place): number {
    const mark = this.#marks[place] ?? 0
    const mantissa = this.#mantissas[place] ?? 0
    const value =
      mark & LONG ? Number(this.#long[mantissa]) : mantissa / (tens[mark & DECIMALS] ?? 1)
    return value / this.nominalAt(place)
  }

  /**
   * The newest revision of the last fixing that is in force on `day`; null where there is none. The
   * repetitions of a fixing are not looked at.
   */
  fixingOn(day: number, knownAt = Number.POSITIVE_INFINITY): Place | null {
    this.#sort()
    for (let place = this.#after(day) - 1; place >= 0; place -= 1) {
      if (!this.#isKnown(place, knownAt)) continue
      if (((this.#marks[place] ?? 0) & REPEAT) === 0) return place
      // A newer revision says that there was no fixing on this day.
      place = this.#after((this.#days[place] ?? 0) - 1)
    }
    return null
  }

  /** The day of the last observation up to `day`, repetitions included; null where there is none. */
  lastSeen(day: number, knownAt = Number.POSITIVE_INFINITY): number | null {
    this.#sort()
    for (let place = this.#after(day) - 1; place >= 0; place -= 1) {
      if (this.#isKnown(place, knownAt)) return this.#days[place] ?? 0
    }
    return null
  }

  /** The day of the first observation; null where there is none. */
  firstSeen(): number | null {
    this.#sort()
    return this.#length > 0 ? (this.#days[0] ?? 0) : null
  }

  /** The newest revision of each fixing from `from` to `to`, in order of days. */
  fixings(from: number, to: number, knownAt = Number.POSITIVE_INFINITY): Uint32Array {
    this.#sort()
    const [first, end] = [this.#after(from - 1), this.#after(to)]
    const places = new Uint32Array(Math.max(0, end - first))
    let count = 0
    let best = -1
    for (let place = first; place < end; place += 1) {
      if (best >= 0 && this.#days[best] !== this.#days[place]) {
        if (((this.#marks[best] ?? 0) & REPEAT) === 0) places[count++] = best
        best = -1
      }
      if (this.#isKnown(place, knownAt)) best = place
    }
    if (best >= 0 && ((this.#marks[best] ?? 0) & REPEAT) === 0) places[count++] = best
    return places.subarray(0, count)
  }

  #isKnown(place: Place, knownAt: number): boolean {
    if (knownAt === Number.POSITIVE_INFINITY) return true
    return (this.#moments[this.#fetched[place] ?? 0] ?? 0) <= knownAt
  }

  /** The first place after all of `day`. */
  #after(day: number): Place {
    let [low, high] = [0, this.#length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#days[middle] ?? 0) <= day) low = middle + 1
      else high = middle
    }
    return low
  }

  #nominalOf(nominal: number): number {
    const known = this.#units.indexOf(nominal)
    if (known >= 0) return known
    if (this.#units.length >= MOST_NOMINALS) throw new Error('a series has too many nominals')
    return this.#units.push(nominal) - 1
  }

  #momentOf(at: number): number {
    const last = this.#moments.length - 1
    return this.#moments[last] === at ? last : this.#moments.push(at) - 1
  }

  /** By day, and within a day as they came. What is fetched day by day never needs it. */
  #sort(): void {
    if (this.#isSorted) return
    const count = this.#length
    // Day and place in one number, so that numbers are sorted and no function is called.
    const keys = Float64Array.from({ length: count }, (_, i) => (this.#days[i] ?? 0) * 2 ** 32 + i)
    const order = Uint32Array.from(keys.sort(), (key) => key % 2 ** 32)
    this.#days = permuted(this.#days, order)
    this.#mantissas = permuted(this.#mantissas, order)
    this.#marks = permuted(this.#marks, order)
    this.#nominals = permuted(this.#nominals, order)
    this.#fetched = permuted(this.#fetched, order)
    this.#isSorted = true
  }

  #resize(capacity: number): void {
    this.#days = resized(this.#days, new Uint16Array(capacity))
    this.#mantissas = resized(this.#mantissas, new Int32Array(capacity))
    this.#marks = resized(this.#marks, new Uint8Array(capacity))
    this.#nominals = resized(this.#nominals, new Uint8Array(capacity))
    this.#fetched = resized(this.#fetched, new Uint32Array(capacity))
  }
}

/** '393.5' with its point two places further left: '3.935' */
function shifted(value: string, shift: number): string {
  if (shift === 0) return value
  const [whole = '', decimals = ''] = value.split('.')
  const digits = whole.padStart(shift + 1, '0')
  return `${digits.slice(0, -shift)}.${digits.slice(-shift)}${decimals}`
}

/** Most series of a young newsroom are short. */
const START = 16

type Column =
  | Uint8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>

function resized<T extends Column>(from: T, to: T): T {
  to.set(from.length > to.length ? from.subarray(0, to.length) : from)
  return to
}

/** `order` may be shorter than the column, which then loses what it had in advance. */
function permuted<T extends Column>(column: T, order: Uint32Array): T {
  const sorted = column.slice(0, order.length)
  for (let place = 0; place < order.length; place += 1) {
    sorted[place] = column[order[place] ?? 0] ?? 0
  }
  return sorted as T // a slice of a column is of its kind, which the type of slice cannot say
}
