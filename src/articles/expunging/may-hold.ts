import { type RawBuilder, sql } from 'kysely'
import type { Target } from '#expunctions/passage.ts'

/**
 * Whether a row of that table could hold the target, found out by the database: one of each thousand
 * texts then has to be read and folded here. It may say yes too often and never no too often, so it
 * asks for one word of the passage in all that the row has, whatever the letter case.
 *
 * Yes is said besides to what this word could hide in: characters that nobody sees, an address in
 * percent signs, and everything where the database does not know small letters from capitals.
 */
export function mayHold(table: string, target: Target): RawBuilder<boolean> {
  const said = sql`lower((${sql.ref(table)})::text)`
  const wanted = target.needle.passages.map(longestWord)
  const words = wanted.flatMap((word) => (word === null ? [] : [word]))
  if (words.length < wanted.length) return sql<boolean>`true`
  // An address has the word without its accents.
  const plain = words.map((word) => word.normalize('NFKD').replace(/\p{M}/gu, ''))
  const parts = [...new Set([...words, ...plain, ...INVISIBLE])]
  const any = sql.join(
    parts.map((part) => sql`strpos(said, ${part}) > 0`),
    sql` or `,
  )
  return sql<boolean>`(lower('Ж') <> 'ж' or (
    select ${any} or (strpos(said, '%') > 0 and said ~ '%[0-9a-f][0-9a-f]')
    from (select ${said} as said offset 0) as row_text))`
}

/** As foldText leaves them out. */
const INVISIBLE = ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060']

/** Of letters that the database makes small as they are made here; null where there are none. */
function longestWord(passage: string): string | null {
  const runs = passage.toLowerCase().match(/[0-9a-zà-åç-ïñ-öù-ýÿ\u0430-\u052f]+/g) ?? []
  return runs.toSorted((a, b) => b.length - a.length)[0] ?? null
}
