import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anArticle, aPublishedArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findWorkingCopy } from './find-working-copy.ts'
import { listHindrances } from './list-hindrances.ts'
import { publishArticle } from './publish-article.ts'
import { findProvenance, stateRights } from './state-provenance.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

const state = (articleId: string) =>
  transact(database.db, (tx) =>
    stateRights(tx, { actor: operator, articleId, rights: 'licensed', origin: 'The Old Post' }),
  )

async function hindrances(articleId: string): Promise<string[]> {
  const piece = await findWorkingCopy(database.db, articleId)
  if (!piece) throw new Error('there is no such piece')
  return (await listHindrances(database.db, piece, new Date())).map(({ code }) => code)
}

test('a rescued piece can be published once its rights are written down, and keeps its day', async () => {
  const { db } = database
  const recoveredFrom = { day: '2019-05-04', origin: '' }
  const articleId = await anArticle(db, { rights: null, recoveredFrom })
  expect(await hindrances(articleId)).toContain('rights-unknown')
  await state(articleId)
  expect(await hindrances(articleId)).not.toContain('rights-unknown')
  expect(await findProvenance(db, articleId)).toEqual({
    rights: 'licensed',
    recoveredFrom: { day: '2019-05-04', origin: 'The Old Post' },
  })
  await transact(db, (tx) => publishArticle(tx, { actor: operator, articleId }))
  await expect(state(articleId)).rejects.toMatchObject({ code: 'already-published' })
})

test('a piece that was written here is not said to be from elsewhere', async () => {
  const { articleId } = await aPublishedArticle(database.db)
  await expect(state(articleId)).rejects.toMatchObject({ code: 'not-recovered' })
  expect(await findProvenance(database.db, articleId)).toBeNull()
})
