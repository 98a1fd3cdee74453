/** What a line can be. */
export const roles = [
  'ticker',
  'date',
  'item-date',
  'furniture',
  'label',
  'headline',
  'standfirst',
  'byline',
  'caption',
  'paragraph',
  'list-item',
  'subhead',
] as const

export type Role = (typeof roles)[number]

/** Where in the page the reading stands: between pieces, under a headline, or in a text. */
export const zones = ['outside', 'head', 'body'] as const
export type Zone = (typeof zones)[number]

/** What a role is worth, or costs, by a feature. */
export type Weights = Partial<Record<Role, number>>

/** What a line of furniture ends: a piece whose text has begun, any piece, or none. */
export type Closing = 'nothing' | 'texts' | 'always'

/** Where the reading stands after a line. */
export function zoneAfter(zone: Zone, role: Role, closes: Closing): Zone {
  switch (role) {
    case 'headline':
      return 'head'
    case 'paragraph':
    case 'list-item':
    case 'subhead':
      return 'body'
    case 'standfirst':
      return 'head'
    case 'ticker':
    case 'date':
    case 'label':
      return 'outside'
    default:
      if (closes === 'always' || (closes === 'texts' && zone === 'body')) return 'outside'
      return zone
  }
}

/** What it is worth that a line of this role stands there. */
export const inZone: Record<Zone, Weights> = {
  outside: {
    paragraph: -3,
    subhead: -6,
    standfirst: -8,
    'list-item': -3,
    byline: -0.5,
    caption: 0.3,
    furniture: 0.5,
  },
  head: {
    headline: -1.5,
    subhead: -5,
    paragraph: 1,
    standfirst: 0.5,
    furniture: -0.5,
    label: -1.5,
    'list-item': -1.5,
    date: -6,
    ticker: -3,
  },
  body: { standfirst: -8, date: -6, ticker: -3, label: -0.8, furniture: -0.3 },
}

/** What it is worth that one role follows another; what is not named counts nothing. */
export const follows: Partial<Record<Role, Weights>> = {
  headline: { standfirst: 0.5, headline: -2 },
  subhead: {
    subhead: -4,
    headline: -5,
    furniture: -3,
    label: -4,
    'item-date': -4,
    paragraph: 1,
    byline: -2,
  },
  standfirst: { standfirst: -4, headline: -3, furniture: -0.5, subhead: -5 },
  label: { headline: 1.5, paragraph: -2, furniture: -0.5 },
  date: { headline: 0.5 },
  furniture: { subhead: -2.5, furniture: 0.3 },
  'list-item': { 'list-item': 1 },
  caption: { caption: -0.5 },
}

/** What it costs that the capture ends with such a line. */
export const atEnd: Weights = { subhead: -2.5, label: -1, standfirst: -1 }
