/** One row of a table: '87.45' with a point, whatever the bank prints. */
export type BankRow = { code: string; value: string; nominal?: number; day?: string }

/** The tables of one bank, by their day. */
export type Tables = Map<string, readonly BankRow[]>

const XML = 'text/xml; charset=utf-8'

/** What a bank answers to an address, in its own format; null where it has nothing there. */
export function printedBy(url: URL, tablesOf: (bank: string) => Tables) {
  const asked = (name: string) => url.searchParams.get(name) ?? ''
  const path = url.pathname
  const dayAt = (pattern: RegExp) => pattern.exec(path)?.[1] ?? ''
  switch (url.hostname) {
    case 'nationalbank.kz':
      return xml(printNbk(iso(asked('fdate')), tablesOf('nbk')))
    case 'www.nbkr.kg':
      if (path === '/index1.jsp') return html(printNbkrHistory(url, tablesOf('nbkr')))
      return xml(printNbkr(path.includes('weekly') ? tablesOf('nbkr-weekly') : tablesOf('nbkr')))
    case 'www.nbt.tj':
      return xml(printNbt(asked('date'), tablesOf('nbt')))
    case 'cbu.uz':
      return printCbu(dayAt(/(\d{4}-\d\d-\d\d)/), path.includes('/xml/'), tablesOf('cbu'))
    case 'cbt.tm':
      return xml(
        printCbt(iso(dayAt(/(\d{8})\.xml$/).replace(/^(..)(..)/, '$1.$2.')), tablesOf('cbt')),
      )
    case 'www.cbr.ru':
      return xml(printCbr(tablesOf('cbr')))
    case 'www.ecb.europa.eu':
      return xml(printEcb(tablesOf('ecb')))
    default:
      return null
  }
}

function xml(text: string | null) {
  return text === null ? null : { body: Buffer.from(text), type: XML }
}

function html(text: string) {
  return { body: Buffer.from(text), type: 'text/html; charset=utf-8' }
}

const iso = (day: string) => day.split('.').reverse().join('-')
const dotted = (day: string) => day.split('-').reverse().join('.')
const comma = (value: string) => value.replace('.', ',')
const newest = (tables: Tables): [string, readonly BankRow[]] =>
  [...tables].sort(([a], [b]) => (a < b ? 1 : -1))[0] ?? ['2001-01-01', []]

function printNbk(day: string, tables: Tables): string {
  const items = (tables.get(day) ?? []).map(
    ({ code, value, nominal = 1 }) =>
      `<item><fullname>${code}</fullname><title>${code}</title><description>${value}</description><quant>${nominal}</quant><index></index><change>0.00</change></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n<rates><date>${dotted(day)}</date>\n${items.join('\n')}\n</rates>\n`
}

function printNbkr(tables: Tables): string {
  const [day, rows] = newest(tables)
  const currencies = rows.map(
    ({ code, value, nominal = 1 }) =>
      `<Currency ISOCode="${code}">\n<Nominal>${nominal}</Nominal>\n<Value>${comma(value)}</Value>\n</Currency>`,
  )
  return `<?xml version="1.0" encoding="windows-1251" ?>\n<CurrencyRates Name="Exchange Rates" Date="${dotted(day)}">\n${currencies.join('\n')}\n</CurrencyRates>\n`
}

/** Whatever the number of the currency: of the dollar. */
function printNbkrHistory(url: URL, tables: Tables): string {
  const at = (end: string) =>
    ['year', 'month', 'day'].map((part) => url.searchParams.get(`${end}_${part}`)).join('-')
  const cells = [...tables].flatMap(([day, rows]) => {
    const dollar = rows.find(({ code }) => code === 'USD')
    if (!dollar || day < at('beg') || day > at('end')) return []
    return `<tr><td><!--date-->${dotted(day)}<!--date--></td><td><!--value-->${comma(dollar.value)}<!--value--></td></tr>`
  })
  return `<html lang="en"><body><table>${cells.join('\n')}</table></body></html>`
}

/** A day that it does not know gets the newest table, as the real one does. */
function printNbt(asked: string, tables: Tables): string {
  const day = tables.has(asked) ? asked : newest(tables)[0]
  const rows = (tables.get(day) ?? []).map(
    ({ code, value, nominal = 1 }) =>
      `<Valute ID="840">\n <CharCode>${code}</CharCode>\n <Nominal>${nominal}</Nominal>\n <Name>x</Name>\n <Value>${value}</Value>\n</Valute>`,
  )
  return `<?xml version="1.0" encoding="utf-8" ?>\n<ValCurs Date="${day}" name="Foreign Currency Market">\n${rows.join('\n')}\n</ValCurs>\n`
}

/** The table in force, each row with its own day. */
function printCbu(asked: string, asXml: boolean, tables: Tables) {
  const last = asked === '' ? newest(tables)[0] : asked
  const day =
    [...tables.keys()]
      .filter((known) => known <= last)
      .sort()
      .at(-1) ?? last
  const rows = tables.get(day) ?? []
  if (asXml) {
    const entries = rows.map(
      ({ code, value, nominal = 1, day: own = day }) =>
        `<CcyNtry ID="0"><Ccy>${code}</Ccy><Nominal>${nominal}</Nominal><Rate>${value}</Rate><date>${dotted(own)}</date></CcyNtry>`,
    )
    return xml(
      `<?xml version="1.0" encoding="UTF-8"?>\n<CBU_Curr>\n${entries.join('\n')}\n</CBU_Curr>\n`,
    )
  }
  const list = rows.map(({ code, value, nominal = 1, day: own = day }, place) => {
    return {
      id: place,
      Code: '000',
      Ccy: code,
      Nominal: String(nominal),
      Rate: value,
      Diff: '0',
      Date: dotted(own),
    }
  })
  return { body: Buffer.from(JSON.stringify(list)), type: 'application/json' }
}

function printCbt(day: string, tables: Tables): string | null {
  const table = tables.get(day)
  if (!table) return null
  const rates = table.map(
    ({ code, value, nominal = 1 }) =>
      `\t<rate code="${code}">\r\n\t\t<name>ýň</name>\r\n\t\t<rate_usd>1</rate_usd>\r\n\t\t<multiplier>${nominal}</multiplier>\r\n\t\t<rate_tmt>${value}</rate_tmt>\r\n\t\t<checksum>${'0a'.repeat(16)}</checksum>\r\n\t</rate>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<cbt_currency_rate name="x">\r\n\t<date>${dotted(day)}</date>\r\n${rates.join('\r\n')}\r\n</cbt_currency_rate>`
}

function printCbr(tables: Tables): string {
  const [day, rows] = newest(tables)
  const valutes = rows.map(
    ({ code, value, nominal = 1 }) =>
      `<Valute ID="R0"><CharCode>${code}</CharCode><Nominal>${nominal}</Nominal><Name>x</Name><Value>${comma(value)}</Value><VunitRate>${comma(value)}</VunitRate></Valute>`,
  )
  return `<?xml version="1.0" encoding="windows-1251"?><ValCurs Date="${dotted(day)}" name="x">${valutes.join('')}</ValCurs>`
}

function printEcb(tables: Tables): string {
  const days = [...tables].sort(([a], [b]) => (a < b ? 1 : -1)).slice(0, 1)
  const cubes = days.map(([day, rows]) => {
    const rates = rows.map(({ code, value }) => `<Cube currency='${code}' rate='${value}'/>`)
    return `<Cube time='${day}'>${rates.join('')}</Cube>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"><Cube>${cubes.join('')}</Cube></gesmes:Envelope>`
}

/** A whole table: the dollar, and currencies that cost a little more each, so that banks agree. */
export function aWholeTable(dollar: string, size = 80): BankRow[] {
  return Array.from({ length: size }, (_, place) => {
    if (place === 0) return { code: 'USD', value: dollar }
    const code = `W${letter((place - 1) / 26)}${letter((place - 1) % 26)}`
    return { code, value: (Number(dollar) * (1 + place / 100)).toFixed(4) }
  })
}

function letter(n: number): string {
  return String.fromCharCode(65 + (Math.floor(n) % 26))
}
