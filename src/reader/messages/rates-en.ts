import { embedAway } from './embed-away.ts'
import type { SourceWords } from './source-words.ts'

/** Words about rates, in English. */
export const ratesEn = {
  /** the facts of each source are in English already */
  sources: {} as Record<string, SourceWords>,
  title: 'Exchange rates',
  about:
    'What the central banks have fixed, as they printed it. A rate holds from its day until the next one.',
  pairTitle: (pair: string) => `${pair}: official rate and its history`,
  asOf: (day: string, source: { name: string; isInvented: boolean }) =>
    source.isInvented
      ? `In force since ${day}. ${source.name}: the figures are invented.`
      : `In force since ${day}, fixed by the ${source.name}.`,
  methods: {
    published: 'The bank prints this rate.',
    inverse: 'The bank prints the other direction; this is one divided by it.',
    cross: 'Computed from two rates of one table of the bank.',
  },
  spans: {
    '30-days': '30 days',
    '1-year': 'One year',
    '5-years': 'Five years',
    all: 'All years',
  },
  spanNav: 'How far back',
  chart: (pair: string, from: string, to: string) => `${pair} from ${from} to ${to}`,
  chartAbout:
    'Each step is a fixing, which holds until the next. Where the line is dashed, none is known; a vertical line is a change of currency units.',
  high: 'Highest',
  low: 'Lowest',
  change: 'Change over the span',
  changes: 'Change up to now',
  corrected: 'What the bank has changed',
  correctedAbout: 'Figures that were printed anew for a day of which another had been printed.',
  correctedColumns: { day: 'In force from', before: 'Before', after: 'Now', seen: 'First seen' },
  /** '100 KZT = 1.86 KGS' */
  price: (nominal: string, base: string, value: string, quote: string) =>
    `${nominal} ${base} = ${value} ${quote}`,
  on: (value: string, day: string) => `${value}, ${day}`,
  columns: { date: 'In force from', value: 'Rate', change: 'Change' },
  tables: {
    fixing: 'Every fixing, newest first',
    week: 'The last fixing of each week, newest first',
    month: 'The last fixing of each month, newest first',
  },
  suspect: 'not confirmed',
  convert: {
    title: 'Convert an amount',
    about:
      'At the official rate of any day that is on record. An official rate is no offer: banks and exchange offices have their own.',
    amount: 'Amount',
    from: 'From',
    to: 'To',
    date: 'Day',
    source: 'Whose rate',
    anySource: 'The issuing bank, or else another',
    submit: 'Convert',
    swap: 'Swap the currencies',
    currency: (code: string, name: string) => (name === code ? code : `${code} · ${name}`),
    /** '100 USD = 51,234.00 KZT' */
    equals: (amount: string, from: string, result: string, to: string) =>
      `${amount} ${from} = ${result} ${to}`,
    unit: (from: string, rate: string, to: string) => `1 ${from} = ${rate} ${to}`,
    /** where the day that was asked for had no fixing of its own */
    inForceOn: (day: string) => `This rate was in force on ${day}.`,
    suspect: 'This rate is not confirmed.',
    history: (pair: string) => `${pair}: history of the rate`,
    faults: {
      amount: (given: string) =>
        `“${given}” is not an amount. Write a number such as 1,000.50, with at most 15 digits.`,
      noAmount: 'Write an amount, such as 100.',
      currency: (given: string) =>
        `“${given}” is no currency that is known here. Choose one from the list.`,
      same: 'Choose two different currencies.',
      date: (given: string) => `“${given}” is not a day. Write it like 2026-11-20.`,
      future: (today: string) =>
        `Rates of days to come are not known. Choose a day up to ${today}.`,
      source: (given: string) => `“${given}” is no source that is known here.`,
      none: (pair: string, day: string) =>
        `No official rate of ${pair} is on record for ${day} or the fortnight before it.`,
      noneOf: (source: string, pair: string, day: string) =>
        `${source}: no rate of ${pair} is on record for ${day} or the fortnight before it.`,
    },
    away: 'The rate could not be fetched. Check the connection and try again.',
  },
  embed: {
    title: 'Rates for your site',
    about:
      'The ticker and the charts of this site may stand on any page of yours, free and without a key. They set no cookie, keep nothing about your readers, and bring the new rate by themselves.',
    live: 'This is how they look',
    element: 'As elements',
    elementAbout:
      'One small script serves both. What stands inside an element is seen until the rates come, and by readers without script.',
    frame: 'As frames',
    frameAbout: 'Without any script on your page.',
    ticker: 'The ticker',
    chart: 'A chart',
    choices: 'What you can choose',
    choice: {
      pairs:
        'the pairs of the ticker, with blanks between; else those of this site. In the address of a frame: /embed/ticker/kzt-usd.kgs-usd',
      look: '“classic” for five decimals; else as many as small rates need. For a frame: /embed/ticker/classic',
      pair: 'the pair of the chart',
      span: '30-days, 1-year, 5-years or all. For a frame: /embed/chart/kzt-usd/5-years',
      edition: 'the language of the words, as in the addresses of this site',
    },
    colours:
      'The elements are light, or dark where your page says “color-scheme: light dark” or “color-scheme: dark” of itself or of them.',
    policy: 'If your site has a Content-Security-Policy',
    policyElement: 'The elements need:',
    policyFrame: 'The frames need:',
    sources: 'Whose rates they are',
    sourcesAbout:
      'Each widget names its source; leave that where it is, since some banks ask for it. Official rates are for information, and no bank is bound to deal at them.',
    columns: { source: 'Source', attribution: 'Named as', terms: 'Its terms' },
    terms: {
      free: 'may be passed on',
      attribution: 'may be passed on with attribution',
      unknown: 'nothing is published about it',
      forbidden: 'may not be passed on, and is left out',
    },
    leftOut: 'left out by this newsroom',
    forPrograms: 'The same for programs: the API',
    away: embedAway.en,
  },
  turned: (pair: string) => `The other direction: ${pair}`,
  downloads: 'All of it, for programs',
  csv: 'table (CSV)',
  json: 'JSON',
  notPassedOn: 'The figures of this source are not given to programs and other sites.',
  disclaimer:
    'Official rates are for accounting and information. No bank is bound to buy or sell at them.',
  history: 'History',
}
