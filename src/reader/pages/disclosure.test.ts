import { expect, test } from 'vitest'
import { changeByline } from '#articles/change-byline.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aByline, aPublishedArticle, aSite } from '../../../test/support/builders.ts'
import { aReaderApp } from '../../../test/support/reader-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()

test('an opinion under a pseudonym says so in every form, as it is said now, and a report does not', async () => {
  const { db } = database
  await aSite(db)
  const byline = await aByline(db, 'The Miller')
  const { bylineId } = byline
  const text = { headline: 'On bread', kind: 'opinion', bylines: [byline] } as const
  const opinion = await aPublishedArticle(db, { text: { ...text, bylines: [byline] } })
  const report = await aPublishedArticle(db, { text: { headline: 'Bread', bylines: [byline] } })
  const read = async (path: string) => (await aReaderApp(db).request(path)).text()
  const tell = (disclosure: string) =>
    transact(db, (tx) =>
      changeByline(tx, {
        ...{ actor: operator, bylineId, mayChangeAll: true, disclosure },
        ...{ name: 'The Baker', about: '', isPseudonym: disclosure !== '' },
      }),
    )
  const line = /About the author \(The Miller\): ([^<\]\n]*)/
  const forms = ['', '.txt', '.md'].map((suffix) => opinion.path + suffix)
  const told = () => Promise.all(forms.map(async (path) => line.exec(await read(path))?.[1]))
  expect(await told()).toEqual([undefined, undefined, undefined])
  await tell('A pseudonym, since her mill is small.')
  expect(await told()).toEqual(forms.map(() => 'A pseudonym, since her mill is small.'))
  expect(await read(report.path)).not.toMatch(line)
  expect(await read('/index.txt')).toMatch(line)
  for (const path of [...forms, '/index.txt']) {
    const { headers } = await aReaderApp(db).request(path)
    expect(headers.get('Cache-Tag')).toContain(`byline:${bylineId}`)
  }
})
