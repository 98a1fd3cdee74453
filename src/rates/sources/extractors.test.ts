import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import * as cbr from './cbr.ts'
import * as cbt from './cbt.ts'
import * as cbu from './cbu.ts'
import * as ecb from './ecb.ts'
import * as nbk from './nbk.ts'
import * as nbkr from './nbkr.ts'
import * as nbt from './nbt.ts'
import type { Extract } from './reading/extraction.ts'

/** Invented figures in the shapes of the banks; a row is day, code, value, nominal. */
const shapes: readonly [file: string, extract: Extract, rows: readonly string[]][] = [
  [
    'nbk-day.xml',
    nbk.readDay,
    ['2031-02-03 USD 512.4 1', '2031-02-03 UZS 4.11 100', '2031-02-03 IRR 12 10000'],
  ],
  ['nbk-feed.xml', nbk.readFeed, ['2031-02-03 USD 512.4 1', '2031-02-03 EUR 566.07 1']],
  ['nbkr-daily.xml', nbkr.readFile, ['2031-02-04 USD 91.0250 1', '2031-02-04 KZT 0.1777 1']],
  ['nbkr-weekly.xml', nbkr.readFile, ['2031-02-01 AMD 2.4010 10', '2031-02-01 BYR 0.3500 100']],
  [
    'nbkr-history.html',
    nbkr.readHistory('USD'),
    ['2031-02-08 USD 91.0300 1', '2031-02-07 USD 91.0250 1'],
  ],
  ['nbt-day.xml', nbt.readDay, ['2031-02-04 USD 10.0125 1', '2031-02-04 RUB 1.2040 10']],
  ['nbt-range.xml', nbt.readRange, ['2031-02-03 USD 10.0050 1', '2031-02-04 USD 10.0125 1']],
  ['cbu-all.json', cbu.readJson, ['2031-02-04 USD 13020.55 1', '2031-02-03 IDR 7.90 10']],
  ['cbu-all.xml', cbu.readDocument, ['2031-02-04 USD 13020.55 1']],
  ['cbt-day.xml', cbt.readDay, ['2031-02-04 USD 3.5 1', '2031-02-04 KZT 0.6831 100']],
  ['cbr-daily.xml', cbr.readDay, ['2031-02-04 USD 83.1200 1', '2031-02-04 UZS 63.8400 10000']],
  [
    'cbr-range.xml',
    cbr.readRange('UZS'),
    ['2031-02-03 UZS 63.8000 10000', '2031-02-04 UZS 63.8400 10000'],
  ],
  ['ecb-daily.xml', ecb.readDaily, ['2031-02-04 USD 1.1050 1', '2031-02-04 JPY 170.20 1']],
  ['ecb-series.csv', ecb.readSeries, ['2031-02-03 USD 1.1042 1', '2031-02-04 USD 1.1050 1']],
  [
    'ecb-all-days.csv',
    ecb.readAllDays,
    [
      '2031-02-04 USD 1.1050 1',
      '2031-02-04 JPY 170.2 1',
      '2031-02-03 USD 1.1042 1',
      '2031-02-03 JPY 169.95 1',
    ],
  ],
]

const fixture = (file: string) => readFileSync(path.join(import.meta.dirname, 'fixtures', file))

const edited = (file: string, from: string, to: string) => {
  const bytes = fixture(file).toString('latin1')
  if (!bytes.includes(from)) throw new Error(`${file} has no ${from}`)
  return Buffer.from(bytes.replace(from, to), 'latin1')
}

describe.each(shapes)('%s', (file, extract, rows) => {
  it('is read figure by figure', () => {
    const read = extract(fixture(file))
    const shown = read.ok
      ? read.rates.map(({ day, code, value, nominal }) => `${day} ${code} ${value} ${nominal}`)
      : read
    expect(shown).toEqual(rows)
  })

  it('is refused wherever it is cut', () => {
    const whole = fixture(file)
    const end = whole.toString('latin1').trimEnd().length
    for (let length = 0; length < end; length++) {
      const read = extract(whole.subarray(0, length))
      if (!read.ok) continue
      // A table of lines may be cut behind a whole one: then it holds fewer, and none that is wrong.
      const known = read.rates.map(
        ({ day, code, value, nominal }) => `${day} ${code} ${value} ${nominal}`,
      )
      expect(file).toMatch(/csv$|html$/)
      expect(rows).toEqual(expect.arrayContaining(known))
    }
  })

  it('is not read out of a page of HTML', () => {
    const page = '<!DOCTYPE html><html><body><h1>403 Forbidden</h1></body></html>'
    expect(extract(Buffer.from(page))).toMatchObject({ ok: false })
  })
})

const faultOf = (extract: Extract, bytes: Uint8Array) => {
  const read = extract(bytes)
  return read.ok ? null : read.fault.code
}

test('what was printed stays as it was printed', () => {
  const read = nbkr.readFile(fixture('nbkr-daily.xml'))
  expect(read).toMatchObject({
    rates: [{ rawCode: 'USD', rawNominal: '1', rawValue: '91,0250' }, { rawValue: '0,1777' }],
  })
})

test('the checksum of a row is kept beside its figure, and rate_usd is not taken for one', () => {
  expect(cbt.readDay(fixture('cbt-day.xml'))).toMatchObject({
    rates: [{ checksum: '00112233445566778899aabbccddeeff' }, { value: '0.6831' }],
  })
})

test('a currency that stands twice is a fault, unless both rows say the same', () => {
  const twice = (value: string) =>
    edited('nbkr-daily.xml', 'ISOCode="KZT"', `ISOCode="USD"`)
      .toString('latin1')
      .replace('0,1777', value)
  expect(faultOf(nbkr.readFile, Buffer.from(twice('91,0251')))).toBe('duplicate-currency')
  expect(nbkr.readFile(Buffer.from(twice('91,0250')))).toMatchObject({ ok: true, rates: [{}] })
})

test.each([
  ['another root', nbt.readDay, edited('nbt-day.xml', 'ValCurs', 'Valuta'), 'not-the-format'],
  ['the document of another bank', nbk.readDay, fixture('nbt-day.xml'), 'wrong-root'],
  [
    'another currency than was asked for',
    cbr.readRange('USD'),
    fixture('cbr-range.xml'),
    'wrong-root',
  ],
  [
    'bytes of another charset',
    nbk.readDay,
    edited('nbk-day.xml', 'encoding="utf-8"', 'encoding="ascii-8"'),
    'wrong-charset',
  ],
  [
    'UTF-8 that is none',
    nbt.readDay,
    edited('nbt-day.xml', 'US Dollar', 'US \xc4ollar'),
    'wrong-charset',
  ],
  ['a day that is none', nbt.readDay, edited('nbt-day.xml', '2031-02-04', '2031-02-30'), 'bad-row'],
  [
    'a comma where points are printed',
    nbt.readDay,
    edited('nbt-day.xml', '10.0125', '10,0125'),
    'bad-row',
  ],
  [
    'a nominal that is none',
    nbt.readDay,
    edited('nbt-day.xml', '<Nominal>10<', '<Nominal>ten<'),
    'bad-row',
  ],
  ['a code that is none', nbt.readDay, edited('nbt-day.xml', '>USD<', '>US$<'), 'bad-row'],
  ['a row without its fields', cbu.readJson, Buffer.from('[{"Ccy":"USD"}]'), 'bad-row'],
  ['something that is no list', cbu.readJson, Buffer.from('{"error":"busy"}'), 'wrong-root'],
] as const)('refused with its reason: %s', (_name, extract, bytes, code) => {
  expect(faultOf(extract, bytes)).toBe(code)
})

test('a row without a figure is no rate and no fault', () => {
  const bytes = edited('nbt-day.xml', '<Value>1.2040<', '<Value>0.0000<')
  expect(nbt.readDay(bytes)).toMatchObject({ ok: true, rates: [{ code: 'USD' }] })
})

test('an old day is filed under the currency that was in force', () => {
  const bytes = edited('cbr-range.xml', 'ID="R01717"', 'ID="R01670"')
    .toString('latin1')
    .replaceAll('03.02.2031', '03.02.2000')
  expect(cbr.readRange('TJS')(Buffer.from(bytes, 'latin1'))).toMatchObject({
    rates: [{ code: 'TJR', rawCode: 'TJS' }, { code: 'TJS' }],
  })
})
