import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import { type Body, bodySchema } from '#contract/body.ts'
import { transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { operator } from '#staff/audit-log.ts'
import {
  anArticle,
  anArticleText,
  aParagraph,
  aSite,
  twoPersons,
} from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { expungePassage } from './expunge.ts'
import { listDeskPieces } from './list-desk-pieces.ts'
import { saveWorkingCopy } from './save-working-copy.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

async function found(words: string): Promise<string[]> {
  const asked = { filter: { words }, after: null, limit: 50 }
  const { pieces } = await listDeskPieces(database.db, asked)
  return pieces.map(({ articleId }) => articleId)
}

function aDraft(...paragraphs: string[]): Promise<string> {
  const body = paragraphs.map((words) => aParagraph(words))
  return anArticle(database.db, { text: { headline: 'Plain', body } })
}

async function save(articleId: string, text: Partial<ArticleText>): Promise<void> {
  const given = { actor: operator, articleId, text: anArticleText(text), expectedVersion: 1 }
  expect(await transact(database.db, (tx) => saveWorkingCopy(tx, given))).toMatchObject({
    ok: true,
  })
}

describe('words of a draft’s text', () => {
  it('are found by what they begin with, in the spellings of all the paper’s languages', async () => {
    const asked: [said: string, ...words: string[]][] = [
      ['Қазақстанның теміржолдары', 'қазақстан', 'КАЗАКСТАН', 'темір', 'темиржолдары'],
      ['Бишкектеги өкмөттүн чечими', 'өкмөт', 'окмотт', 'чечим'],
      ['Ҷумҳурии Тоҷикистон ва оби дарё', 'Тоҷик', 'точикистон', 'дарё', 'даре', 'чумхури'],
      ['Oʻzbekiston temir yoʻllari', 'ozbekiston', "O'zbek", 'O‘ZBEKISTON', 'yo’llari'],
      ['Ўзбекистон ғалласи', 'ўзбек', 'узбекистон', 'галла'],
      ['Türkmenistanyň gazy we täze ýollar', 'turkmenistan', 'TÜRKMEN', 'ýol', 'yollar', 'taze'],
      ['Ещё о плотине: северо-восточный створ', 'еще', 'плотин', 'северо-вост', 'створ.'],
      ['Kazakhstan’s 1,200 turbines', 'kazakhstan', '1,200', 'turb'],
    ]
    for (const [said, ...questions] of asked) {
      const articleId = await aDraft('An opening.', said)
      for (const words of questions) expect(await found(words), words).toContain(articleId)
    }
  })

  it('are found in every sort of block, and with those of the headline', async () => {
    const media = { mediaId: newId(), licence: '', source: '' }
    const place = (text: string) => ({ id: `b${text}`, text, marks: [] })
    const body: Body = bodySchema.parse([
      { type: 'heading', level: 2, ...place('wordone') },
      { type: 'quote', ...place('wordtwo'), speaker: 'wordthree' },
      { type: 'list', id: 'list', ordered: true, items: [place('wordfour')] },
      {
        ...{ type: 'table', id: 'table', header: true, caption: 'wordfive' },
        rows: [[{ text: 'wordsix', marks: [] }]],
      },
      {
        ...{ type: 'aside', id: 'aside', title: 'wordseven' },
        blocks: [{ type: 'paragraph', ...place('wordeight') }],
      },
      {
        type: 'embed',
        id: 'embed',
        url: 'https://a.example',
        title: 'wordnine',
        site: 'elsewhere',
      },
      { type: 'file', id: 'file', mediaId: newId(), title: 'wordten' },
    ])
    const leadPicture = { ...media, alt: 'wordeleven', caption: 'wordtwelve', credit: '' }
    const articleId = await anArticle(database.db, { text: { headline: 'Reservoir', body } })
    await database.pool.query('update working_copies set lead_picture = $2 where article_id = $1', [
      articleId,
      leadPicture,
    ])
    const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')
    for (const number of numbers) expect(await found(`word${number}`), number).toEqual([articleId])
    expect(await found('servoir wordsix WORDtwel')).toEqual([articleId])
    // What the document is made of is nothing that it says.
    for (const words of ['paragraph', 'marks', 'btable', 'a.example']) {
      expect(await found(words), words).toEqual([])
    }
  })

  it('are all there, and every beginning of three signs finds them', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdефқғʻһ'), minLength: 4, maxLength: 9 })
    const texts = fc.array(word, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(texts, fc.nat(), fc.nat(), async (words, which, length) => {
        const articleId = await aDraft(words.join(' '))
        const asked = words[which % words.length] ?? ''
        const letters = asked.replaceAll('ʻ', '')
        fc.pre(letters.length > 2)
        const part = letters.slice(0, 3 + (length % (letters.length - 2)))
        expect(await found(part)).toContain(articleId)
      }),
      { numRuns: 25 },
    )
  })

  it('are folded letter by letter: plain words go a shorter way, with the same end', async () => {
    // Every sign below U+3000 beside plain letters, and beside one that has to be folded.
    const { rows } = await sql<{ sign: string }>`
      select sign from (select chr(code) as sign from generate_series(1, 12287) as code) as signs
      where fold_word('aя' || sign || 'aя') <> substr(fold_word('қaя' || sign || 'aя'), 2)`.execute(
      database.db,
    )
    expect(rows).toEqual([])
    const folded = await sql<{ word: string }>`
      select fold_word(word) as word
      from unnest(array['Ёлка', 'ҚАЗАҚ', 'Oʻzbek', 'Café', 'Plain9', 'Край', '']) as word`.execute(
      database.db,
    )
    expect(folded.rows.map(({ word }) => word)).toEqual([
      'елка',
      'казак',
      'ozbek',
      'cafe',
      'plain9',
      'краи',
      '',
    ])
  })

  it('of one or two letters are found whole, and not as what others begin with', async () => {
    const articleId = await aDraft('КР и РФ подписали')
    expect(await found('кр')).toContain(articleId)
    expect(await found('по')).not.toContain(articleId)
  })

  it('are those of the text as it was saved last', async () => {
    const articleId = await aDraft('The glacier of Tuyuksu retreats')
    expect(await found('tuyuksu')).toEqual([articleId])
    await save(articleId, { headline: 'Plain', body: [aParagraph('The glacier of Bogdanovich')] })
    expect(await found('tuyuksu')).toEqual([])
    expect(await found('bogdanovich glac')).toEqual([articleId])
  })

  it('are gone with what is expunged', async () => {
    const articleId = await aDraft('The witness Zhumagulova spoke.', 'The court listened.')
    expect(await found('zhumagulova')).toEqual([articleId])
    const order = { ...(await twoPersons(database.db)), articleId, passage: 'Zhumagulova' }
    await transact(database.db, (tx) =>
      expungePassage(tx, { ...order, reasonClass: 'personal-data' }),
    )
    expect(await found('zhumag')).toEqual([])
    expect(await found('listened')).toEqual([articleId])
  })
})

it('a text of more words than an entry holds is kept, and found by those that fit', async () => {
  const said = Array.from({ length: 24_000 }, (_, i) => `w${i}${'x'.repeat(50)}`).join(' ')
  const { rows } = await sql<{ count: number; finds: boolean }>`
    select length(words) as count, words @@ asked_words('w0x') as finds
    from findable_words('', ${JSON.stringify([{ text: said }])}::jsonb) as words`.execute(
    database.db,
  )
  expect(rows[0]).toMatchObject({ finds: true })
  expect(rows[0]?.count).toBeGreaterThan(10_000)
})

it('a question without a letter finds nothing, whatever else is asked', async () => {
  await aDraft('Anything — at all!')
  for (const words of ['—', '!', "'", '%', '\\', ' ']) expect(await found(words), words).toEqual([])
})
