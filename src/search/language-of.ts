import type { Edition } from '#contract/edition.ts'

/**
 * How PostgreSQL takes the words of an edition apart. It knows the stems of English and Russian; of
 * the others' words the ends are left open instead (see ask-words.ts), since they only grow there.
 */
export function languageOf(edition: Edition): 'english' | 'russian' | 'simple' {
  if (edition === 'en') return 'english'
  return edition === 'ru' ? 'russian' : 'simple'
}
