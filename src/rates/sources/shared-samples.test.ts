import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import * as cbr from './cbr.ts'
import * as cbt from './cbt.ts'
import * as cbu from './cbu.ts'
import * as ecb from './ecb.ts'
import * as nbk from './nbk.ts'
import * as nbkr from './nbkr.ts'
import * as nbt from './nbt.ts'
import type { Extract } from './reading/extraction.ts'

/** Real answers of the banks; they are no part of the project, and lie beside some checkouts only. */
const folder = projectFile('..', 'shared', 'fx-samples')
const isHere = existsSync(folder)
if (!isHere)
  process.stderr.write('No payloads of banks beside this checkout: their tests are skipped.\n')

/** How many figures a file has, and some of them, picked by hand from it. */
const samples: readonly [
  file: string,
  extract: Extract,
  count: number,
  picked: readonly string[],
][] = [
  [
    'nbk-get_rates-2026-04-01.xml',
    nbk.readDay,
    39,
    [
      '2026-04-01 USD 478.77/1',
      '2026-04-01 UZS 3.93/100',
      '2026-04-01 KGS 5.47/1',
      '2026-04-01 JPY 3/1',
      '2026-04-01 AUD 328.01/1',
    ],
  ],
  ['nbk-get_rates-2026-04-02.xml', nbk.readDay, 39, []],
  ['nbk-get_rates-2026-04-03.xml', nbk.readDay, 39, []],
  [
    'nbk-get_rates-2026-08-01-saturday.quoted-trimmed.xml',
    nbk.readDay,
    5,
    ['2026-08-01 USD 473.59/1', '2026-08-01 IRR 11.24/10000'],
  ],
  [
    'nbk-rates_all-2026-04-01.RECONSTRUCTED.xml',
    nbk.readFeed,
    6,
    ['2026-04-01 USD 478.77/1', '2026-04-01 UZS 3.93/100'],
  ],
  [
    'nbkr-daily-2026-05-24.xml',
    nbkr.readFile,
    5,
    [
      '2026-05-24 USD 87,4500/1',
      '2026-05-24 EUR 101,5076/1',
      '2026-05-24 CNY 12,8707/1',
      '2026-05-24 KZT 0,1859/1',
      '2026-05-24 RUB 1,2263/1',
    ],
  ],
  [
    'nbkr-weekly.xml',
    nbkr.readFile,
    40,
    [
      '2026-05-23 GBP 117,4147/1',
      '2026-05-23 AMD 2,3773/10',
      '2026-05-23 BYR 0,3402/100',
      '2026-05-23 UZS 0,0073/1',
      '2026-05-23 TMT 24,9857/1',
    ],
  ],
  [
    'nbkr-historical-trimmed-usd-2005-06.html',
    nbkr.readHistory('USD'),
    4,
    ['2005-06-25 USD 40,9614/', '2005-06-04 USD 40,9879/'],
  ],
  [
    'nbt-export_xml-2026-05-18.xml',
    nbt.readDay,
    36,
    [
      '2026-05-18 USD 9.3450/1',
      '2026-05-18 UZS 0.0780/100',
      '2026-05-18 RUB 0.1277/1',
      '2026-05-18 KRW 0.6224/100',
    ],
  ],
  ['nbt-export_xml-2026-05-19.xml', nbt.readDay, 36, ['2026-05-19 USD 9.3371/1']],
  ['nbt-export_xml-2026-05-20.xml', nbt.readDay, 36, ['2026-05-20 USD 9.3288/1']],
  ['nbt-dynamic-USD-2025-01-20.quoted.xml', nbt.readRange, 1, ['2025-01-20 USD 10.9505/1']],
  [
    'nbt-dynamic-USD-2026-05.RECONSTRUCTED.xml',
    nbt.readRange,
    3,
    ['2026-05-18 USD 9.3450/1', '2026-05-20 USD 9.3288/1'],
  ],
  [
    'cbu-json-all-2026-04-01.json',
    cbu.readJson,
    75,
    [
      '2026-04-01 USD 12194.21/1',
      '2026-04-01 EUR 13984.32/1',
      '2026-04-01 TMT 4037.68/1',
      '2026-04-01 IDR 7.18/10',
      '2026-04-01 KZT 25.53/1',
      '2026-04-01 BGN 7323.85/1',
    ],
  ],
  ['cbu-json-all-2026-04-02.json', cbu.readJson, 75, ['2026-04-02 TMT 3469.17/1']],
  ['cbu-json-all-2026-04-03.json', cbu.readJson, 75, []],
  [
    'cbu-xml-2026-04-01.RECONSTRUCTED.xml',
    cbu.readDocument,
    5,
    ['2026-04-01 USD 12194.21/1', '2026-04-01 RUB 149.97/1'],
  ],
  [
    'cbt-kurs-2026-05-20.xml',
    cbt.readDay,
    48,
    [
      '2026-05-20 USD 3.5/1',
      '2026-05-20 KZT 0.7424/100',
      '2026-05-20 UZS 0.2913/1000',
      '2026-05-20 AUD 2.4885/1',
      '2026-05-20 EUR 4.0649/1',
    ],
  ],
  ['cbt-kurs-2026-05-21.xml', cbt.readDay, 48, ['2026-05-21 USD 3.5/1']],
  ['cbt-kurs-2026-05-22.xml', cbt.readDay, 48, ['2026-05-22 USD 3.5/1']],
  [
    'cbr-XML_daily-2026-04-25.xml',
    cbr.readDay,
    54,
    ['2026-04-25 AUD 53,8359/1', '2026-04-25 DZD 57,0006/100', '2026-04-25 MMK 35,9654/1000'],
  ],
  [
    'cbr-XML_dynamic-R01235-USD-2026-03.xml',
    cbr.readRange('USD'),
    3,
    ['2026-03-03 USD 77,1734/1', '2026-03-05 USD 77,8009/1'],
  ],
  ['cbr-XML_dynamic-R01370-KGS-2026-03.xml', cbr.readRange('KGS'), 3, []],
  [
    'cbr-XML_dynamic-R01717-UZS-2026-03.xml',
    cbr.readRange('UZS'),
    3,
    ['2026-03-03 UZS 63,3058/10000'],
  ],
  [
    'ecb-eurofxref-daily-2024-02-27.xml',
    ecb.readDaily,
    30,
    ['2024-02-27 USD 1.0856/', '2024-02-27 JPY 163.04/', '2024-02-27 ZAR 20.7720/'],
  ],
  [
    'ecb-eurofxref-hist-2rows.csv',
    ecb.readAllDays,
    64,
    ['2021-12-01 USD 1.1314/', '2019-04-10 RUB 72.86/', '2021-12-01 ZAR 17.9011/'],
  ],
  [
    'ecb-sdmx-csv-recent-4cols.csv',
    ecb.readSeries,
    0,
    ['2026-02-17 AUD 1.6776/', '2026-03-18 ZAR 19.4174/'],
  ],
  [
    'ecb-sdmx-csvdata-dataonly.csv',
    ecb.readSeries,
    2,
    ['2026-09-24 USD 1.1367/', '2026-09-24 JPY 180.57/'],
  ],
]

describe.runIf(isHere)('real payloads', () => {
  it.each(samples)('%s', (file, extract, count, picked) => {
    const read = extract(readFileSync(path.join(folder, file)))
    if (!read.ok) throw new Error(`${read.fault.code}: ${read.fault.sentence}`)
    const shown = read.rates.map(
      (rate) => `${rate.day} ${rate.rawCode} ${rate.rawValue}/${rate.rawNominal}`,
    )
    if (count > 0) expect(read.rates).toHaveLength(count)
    expect(shown).toEqual(expect.arrayContaining([...picked]))
  })

  it('quotations of metals are no table of rates', () => {
    const bytes = readFileSync(path.join(folder, 'cbr-xml_metall.xml'))
    expect(cbr.readDay(bytes)).toMatchObject({ ok: false, fault: { code: 'wrong-root' } })
  })
})
