import { z } from 'zod'
import type { Db } from '#platform/database.ts'

/** Common and rare ones, some that find nothing, and many at once: what costs most is among them. */
export async function listFilters(db: Db): Promise<[string, string][]> {
  const [terms, bylines] = [await commonFirst(db, 'terms'), await commonFirst(db, 'bylines')]
  const [common = '', rare = ''] = [terms[0], terms.at(-1)]
  const [byline = ''] = bylines
  const { title, said, headline, sentence } = await someWords(db)
  const begins = said.slice(0, 3)
  const asked = (words: string) => `words=${encodeURIComponent(words)}`
  return [
    ['all pieces', ''],
    ['approved', 'deskState=approved'],
    ['withdrawn', 'publicState=withdrawn'],
    ['opinion', 'kind=opinion'],
    ['an edition without pieces', 'edition=kk'],
    ['a common term', `section=${common}`],
    ['a rare term', `topic=${rare}`],
    ['a byline', `byline=${byline}`],
    ['a day long ago', 'from=2019-05-01&to=2019-05-01'],
    ['a word of a headline', asked(title)],
    ['a word of the text', asked(said)],
    ['two words of the text', asked(`${said} ${title}`)],
    ['a beginning that every text has', asked(begins)],
    ['four letters that most texts have', asked(said.slice(0, 4))],
    ['such a beginning, opinion only', `kind=opinion&${asked(begins)}`],
    ['such a beginning and a word that is nowhere', asked(`${begins} zzqqzz`)],
    ['such a beginning and a word of the text', asked(`${begins} ${said}`)],
    ['the whole headline of the oldest piece', asked(headline)],
    ['the oldest piece’s first sentence', asked(sentence)],
    ['the end of a headline’s word', asked(title.slice(1))],
    ['a word that is nowhere', asked('zzqqzz')],
    ['one letter', asked('ё')],
    ['a word of the text, opinion only', `kind=opinion&${asked(said)}`],
    ['many at once', `kind=news&edition=en&section=${common}&byline=${byline}&${asked(title)}`],
  ]
}

const idSchema = z.object({ id: z.uuid() })

async function commonFirst(db: Db, column: 'terms' | 'bylines'): Promise<string[]> {
  const rows = await db
    .selectFrom('desk_entries')
    .select((e) => e.fn<string>('unnest', [column]).as('id'))
    .limit(5000)
    .execute()
  const counts = new Map<string, number>()
  for (const row of rows) {
    const { id } = idSchema.parse(row)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([id]) => id)
}

const paragraphSchema = z.array(z.object({ text: z.string() }).partial())

/** Of the piece that was made first: its headline, how it begins, and the longest word of each. */
async function someWords(db: Db) {
  const { headline, body } = await db
    .selectFrom('working_copies')
    .select(['headline', 'body'])
    .orderBy('article_id')
    .limit(1)
    .executeTakeFirstOrThrow()
  const [first] = paragraphSchema.parse(body)
  // As many characters as the field at the desk takes.
  const sentence = (first?.text ?? '').slice(0, 100)
  return {
    ...{ title: longestWord(headline), said: longestWord(first?.text ?? '') },
    ...{ headline: headline.slice(0, 100), sentence },
  }
}

function longestWord(text: string): string {
  return (text.match(/\p{L}+/gu) ?? []).sort((a, b) => b.length - a.length)[0] ?? ''
}
