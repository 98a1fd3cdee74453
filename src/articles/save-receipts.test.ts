import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { anArticle, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findReceipt, keepReceipt, removeOldReceipts } from './save-receipts.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

async function aReceipt(hoursAgo: number) {
  const { db } = database
  const receipt = { articleId: await anArticle(db), saveId: newId(), version: 2 }
  await transact(db, (tx) => keepReceipt(tx, receipt))
  await db
    .updateTable('save_receipts')
    .set({ at: sql<Date>`now() - make_interval(hours => ${hoursAgo})` })
    .where('save_id', '=', receipt.saveId)
    .execute()
  return receipt
}

test('a receipt is kept for a day, also where its piece is never saved again', async () => {
  const [old, recent] = [await aReceipt(25), await aReceipt(23)]
  await removeOldReceipts(database.db)
  const find = ({ articleId, saveId }: typeof old) =>
    transact(database.db, (tx) => findReceipt(tx, articleId, saveId))
  expect(await find(old)).toBeNull()
  expect(await find(recent)).toEqual({ version: 2 })
})
