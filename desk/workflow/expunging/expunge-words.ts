import type { ReasonClass, ToBeRemoved } from '#contract/desk-expunge.ts'

/** Why something is destroyed, as the person chooses it. */
export const reasonsInWords: Record<ReasonClass, string> = {
  'court-order': 'A court has ordered it',
  'personal-data': 'Personal data',
  minor: 'It is about a minor',
  security: 'It puts somebody in danger',
}

/** What would go, a line each; nothing of what holds none of it. */
export function removedInWords(removed: ToBeRemoved): string[] {
  const counted = Object.keys(named) as (keyof ToBeRemoved)[] // its own keys, as its type says
  return counted
    .filter((what) => removed[what] > 0)
    .map((what) => {
      const [one, many] = named[what]
      return `${removed[what]} ${removed[what] === 1 ? one : many}`
    })
}

const named: Record<keyof ToBeRemoved, readonly [string, string]> = {
  texts: ['text, printed or in work', 'texts, printed or in work'],
  versions: ['saved version', 'saved versions'],
  notes: ['note to readers or colleagues', 'notes to readers or colleagues'],
  addresses: ['address', 'addresses'],
  bylines: ['byline', 'bylines'],
  pages: ['version or address of a standing page', 'versions or addresses of standing pages'],
  site: ['text of the paper about itself', 'texts of the paper about itself'],
  captures: ['capture', 'captures'],
  pictures: ['picture of the library, in its words', 'pictures of the library, in their words'],
  acts: ['entry of the audit log, in its details', 'entries of the audit log, in their details'],
}
