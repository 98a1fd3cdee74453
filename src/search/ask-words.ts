import { type RawBuilder, sql } from 'kysely'
import type { Edition } from '#contract/edition.ts'
import { foldForSearch } from './fold-for-search.ts'
import { languageOf } from './language-of.ts'

/**
 * A question as PostgreSQL's `tsquery` in the language of an edition. Quotes, `or` and `-` mean what
 * they mean to search engines; there is no question that it refuses. Where the stems of a language
 * are not known, words of four letters and more also find those that begin so.
 */
export function askWords(edition: Edition, text: string): RawBuilder<unknown> {
  const language = languageOf(edition)
  const query = sql`websearch_to_tsquery(${language}::regconfig, ${foldForSearch(text).text})`
  if (language !== 'simple') return query
  return sql`regexp_replace(${query}::text, ${BEGINNING}, ${`'\\1':*`}, 'g')::tsquery`
}

/** A word in the written form of a `tsquery`. */
const BEGINNING = `'([^'\\\\]{4,})'`
