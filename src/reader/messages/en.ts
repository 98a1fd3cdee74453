import type { ArticleKind, ArticleLabel, CorrectionInput } from '#contract/article.ts'
import { ratesEn } from './rates-en.ts'
import { listed, pluralForm } from './word-forms.ts'

/** `count` is printed as `shown`, with its thousands separated. */
function counted(count: number, shown: string, singular: string, plural: string): string {
  return `${shown} ${pluralForm('en', count) === 'one' ? singular : plural}`
}

/** By the codes of ISO 4217; one that is not here is called by its code. */
const currencies: Record<string, string> = {
  KZT: 'Kazakh tenge',
  KGS: 'Kyrgyz som',
  TJS: 'Tajik somoni',
  UZS: 'Uzbek sum',
  TMT: 'Turkmen manat',
  USD: 'US dollar',
  EUR: 'Euro',
  RUB: 'Russian rouble',
  CNY: 'Chinese yuan',
}

/** Behind a figure with decimals. */
const amounts: Record<string, string> = {
  KZT: 'Kazakh tenge',
  KGS: 'Kyrgyz soms',
  TJS: 'Tajik somoni',
  UZS: 'Uzbek sums',
  TMT: 'Turkmen manats',
  USD: 'US dollars',
  EUR: 'euros',
  RUB: 'Russian roubles',
  CNY: 'Chinese yuan',
}

/** `day` comes in already formatted; `origin` is '' where nobody said whose page it was. */
type Capture = { day: string | null; origin: string }

function captureOf({ day, origin }: Capture): string {
  const capture = day === null ? 'an undated capture' : `a capture of ${day}`
  return origin === '' ? capture : `${capture} (${origin})`
}

/**
 * All words of the public site in English; its shape is the shape of every catalogue.
 * Texts are plain. Dates and numbers come in already formatted.
 */
export const en = {
  skipToContent: 'Skip to the content',
  home: 'Front page',
  sampleSite:
    'This is a sample newspaper, written to show how such a site works. Its rates are invented.',
  pageTitle: (title: string, siteName: string) => `${title} · ${siteName}`,

  nav: {
    sections: 'Sections',
    countries: 'Countries',
    about: 'About this site',
    editions: 'Editions',
    archive: 'Archive',
    search: 'Search',
    corrections: 'Corrections',
    rates: 'Exchange rates',
    above: 'You are here',
    forms: 'This page in other forms',
    feedFormats: { xml: 'RSS', atom: 'Atom', json: 'JSON Feed' },
    /** `title`: of what is followed */
    feeds: (title: string) => `Follow in a feed reader: ${title}`,
    plainText: 'Plain text',
    markdown: 'Markdown',
  },

  ticker: {
    title: 'Exchange rates',
    pause: 'Hold the rates still',
    caption: (source: { name: string; isInvented: boolean }, day: string) =>
      source.isInvented
        ? `Sample rates, invented, ${day}`
        : `Official rates of the ${source.name}, ${day}`,
    lineSource: (source: string, day: string) => `${source}, ${day}`,
    none: 'No official rate is known yet',
    notes: {
      fixedSince: (day: string) => `official, fixed since ${day}`,
      derived: (source: string) => `derived from the table of the ${source}`,
      suspect: 'not confirmed',
      late: 'new figure late',
      stale: 'out of date',
      source_down: 'the source is silent',
    },
    /** what is heard of a line: 'Tajik somoni: 0.10879 US dollars, down 0.18 percent, as of …' */
    spoken: (base: string, amount: string, change: string, day: string) =>
      `${base}: ${amount}, ${change}, as of ${day}`,
    spokenUnknown: (base: string) => `${base}: no official rate is known yet`,
    currencies,
    amount: (value: string, currency: string) => `${value} ${amounts[currency] ?? currency}`,
    /** `percent` is printed as `shown` */
    change: {
      up: (_percent: number, shown: string) => `up ${shown} percent`,
      down: (_percent: number, shown: string) => `down ${shown} percent`,
      level: () => 'unchanged',
      unknown: () => 'change not known',
    },
  },

  rates: ratesEn,

  front: {
    lead: 'Lead story',
    secondary: 'More top stories',
    latest: 'Latest',
    rates: 'The day’s rates',
    ratesAbout: 'The change is that of the national currency against the fixing before.',
    opinion: 'Opinion',
    briefs: 'In brief',
    allOf: (name: string) => `All from ${name}`,
    allOpinion: 'All opinion',
    allBriefs: 'All briefs',
    archive: 'Everything, day by day',
    empty: 'Nothing has been published yet.',
  },

  listing: {
    section: 'Section',
    country: 'Country',
    topic: 'Topic',
    author: 'Author',
    kind: 'Kind',
    archive: 'Archive',
    archiveAll: 'Archive',
    recovered: 'Pieces without a date',
    recoveredAbout:
      'Pieces that were rescued from captures of old pages, of which the exact day is not known. Those that can be the newest stand first.',
    pieces: (count: number, shown: string) => counted(count, shown, 'piece', 'pieces'),
    viewing: (from: string, to: string, total: string) =>
      from === to
        ? `Viewing result ${from} of ${total}`
        : `Viewing results ${from}–${to} of ${total}`,
    empty: 'Nothing has been published here yet.',
    pages: 'Pages of results',
    previous: 'Previous page',
    next: 'Next page',
    page: (number: string) => `Page ${number}`,
    pageOf: (title: string, number: string) => `${title}, page ${number}`,
    description: (title: string, siteName: string) => `${title}: pieces from ${siteName}.`,
  },

  kinds: {
    news: 'News',
    brief: 'Brief',
    analysis: 'Analysis',
    opinion: 'Opinion',
    interview: 'Interview',
    live: 'Live',
    sponsored: 'Sponsored',
  } satisfies Record<ArticleKind, string>,

  kindListings: {
    news: 'News',
    brief: 'Briefs',
    analysis: 'Analysis',
    opinion: 'Opinion',
    interview: 'Interviews',
    live: 'Live coverage',
    sponsored: 'Sponsored pieces',
  } satisfies Record<ArticleKind, string>,

  labels: { sample: 'Sample' } satisfies Record<ArticleLabel, string>,

  article: {
    by: (names: string[]) => `By ${listed(names, 'and')}`,
    byBefore: 'By',
    published: (moment: string) => `Published ${moment}`,
    placedHere: (moment: string) => `Placed here ${moment}`,
    /** on a card, by the newest note */
    noted: {
      correction: (day: string) => `Corrected ${day}`,
      clarification: (day: string) => `Corrected ${day}`,
      update: (day: string) => `Updated ${day}`,
      reply: (day: string) => `Reply added ${day}`,
    } satisfies Record<CorrectionInput['kind'], (day: string) => string>,
    revised: (number: string, moment: string) => `Version ${number}, ${moment}`,
    recoveredFrom: (capture: Capture) => `Recovered from ${captureOf(capture)}.`,
    sponsoredNotice: 'This piece was paid for. The newsroom did not write it as news.',
    opinionNotice: 'This is an opinion. It is the view of whoever wrote it.',
    disclosed: (name: string, disclosure: string) => `About the author (${name}): ${disclosure}`,
    sampleNotice:
      'This is a sample piece, written to show how such a site works. Do not rely on it.',
    sources: 'Sources',
    rights: {
      own: '',
      licensed: 'Printed here under licence.',
      'public-domain': 'In the public domain.',
    },
    terms: 'Filed under',
    earlierCoverage: 'Earlier coverage',
    related: (name: string) => `More on the same subject: ${name}`,
    laterCoverage: 'Later coverage',
    history: 'History of this piece',
    otherEditions: 'Also in',
    oldRevision: (number: string, latest: string) =>
      `You are reading version ${number}. The piece has been changed since; its current version is number ${latest}.`,
    toCurrent: 'Read the current version',
    preview: 'Preview. This page is not published, may still change, and is not to be passed on.',
    about: 'About this piece',
  },

  share: {
    title: 'Pass it on',
    mail: 'By mail',
  },

  date: {
    undatedRecovered: (capture: Capture) => `Undated; recovered from ${captureOf(capture)}`,
    undated: 'Undated',
    notLaterThan: (day: string) => `Undated; not later than ${day}`,
    probablyNotLaterThan: (day: string) => `Undated; probably not later than ${day}`,
    between: (from: string, to: string) => `Between ${from} and ${to}`,
    probably: (day: string) => `Probably ${day}`,
    probablyBetween: (from: string, to: string) => `Probably between ${from} and ${to}`,
    basis: {
      recorded: '',
      stated: 'The date is the one that the piece was printed with.',
      inferred: 'The date is our inference from what surrounds the piece.',
      'not-after-capture': 'The latest possible date is the day on which the page was captured.',
    },
  },

  search: {
    title: 'Search',
    /** `asked`: as it was typed */
    titleOf: (asked: string) => `Search: ${asked}`,
    about:
      'Looks through the headlines and texts of all pieces. Words in quotation marks are looked for as they stand; a minus leaves out what has the word after it.',
    ask: 'What are you looking for?',
    everywhere: 'In all languages',
    go: 'Search',
    none: 'Nothing was found. Try fewer words, or another spelling.',
    cut: 'There are more than these: only the newest were weighed. One more word will help.',
    faults: {
      'too-short': 'That is too little to look for: give at least one word of two letters.',
      'too-long': 'That is too long: give at most twelve words and 200 characters.',
      'too-slow': 'That took too long. Try fewer or rarer words.',
    },
  },

  correction: {
    kinds: {
      correction: 'Correction',
      clarification: 'Clarification',
      update: 'Update',
      reply: 'Reply',
    } satisfies Record<CorrectionInput['kind'], string>,
    /** 'Correction, 20 November 2026' */
    headed: (kind: string, day: string) => `${kind}, ${day}`,
    all: 'Corrections to this piece',
    listTitle: 'Corrections',
    listAbout:
      'Every correction, clarification, update and reply that was made to a published piece, newest first. What was printed before stays in the history of the piece.',
    none: 'No correction has been made so far.',
    version: (number: string) => `version ${number}`,
  },

  history: {
    of: (headline: string) => `History of “${headline}”`,
    about:
      'Every version that was published here stays here. A change is a new version with a public note.',
    version: (number: string) => `Version ${number}`,
    current: 'current',
    first: 'First published',
    back: 'Back to the piece',
    changed: 'Published again without a note',
  },

  block: {
    table: 'Table',
    speaker: (name: string) => `— ${name}`,
    aside: 'Aside',
    picture: (alt: string) => `Picture: ${alt}`,
    credit: (credit: string) => `Picture: ${credit}`,
    embed: (site: string) => `On another site: ${site}`,
    file: (title: string) => `File: ${title}`,
    audio: (title: string) => `Recording: ${title}`,
    video: (title: string) => `Film: ${title}`,
    rateChart: (pair: string, days: string) => `Rate of ${pair} over ${days} days`,
    storyline: (title: string) => `Storyline: ${title}`,
    register: (title: string) => `Register: ${title}`,
  },

  staticPage: {
    version: (number: string, day: string) => `Version ${number}, ${day}`,
  },

  gone: {
    withdrawn: 'This piece was withdrawn',
    killed: 'This piece was taken down',
    expunged: 'This text was removed',
    on: (day: string) => `On ${day}`,
  },

  problem: {
    notFound: 'There is no such page',
    notFoundMessage:
      'Nothing stands at this address. It may have been mistyped, or the link that led here is wrong.',
    methodNotAllowed: 'That cannot be done here',
    methodNotAllowedMessage: 'This address can only be read.',
    tooMany: 'Too many requests',
    tooManyMessage: (seconds: string) => `Please wait ${seconds} s before the next one.`,
    broken: 'Something went wrong on our side',
    brokenMessage:
      'The page could not be made. The fault has been noted; please try again in a while.',
    away: 'The site is resting for a moment',
    awayMessage: 'The database cannot be reached just now. Please try again in half a minute.',
    notFounded: 'This newspaper has not been set up yet',
    notFoundedMessage: 'Whoever runs it can do so with the command `chapar init`.',
    reference: (id: string) => `Reference for the newsroom: ${id}`,
    goOn: 'Where to go from here',
  },
}
