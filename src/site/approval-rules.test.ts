import { beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/database.ts'
import { anAccount, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findApprovalRules, setSecondPersonKinds } from './approval-rules.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))

test('the rules tell who has changed them last, and nothing where nobody has', async () => {
  const { db } = database
  expect(await findApprovalRules(db)).toEqual({ kinds: ['opinion', 'sponsored'], changed: null })
  const accountId = await anAccount(db, { name: 'Ainura Ruler' })
  const set = (by: string | null, kinds: ('news' | 'opinion')[]) =>
    transact(db, (tx) => setSecondPersonKinds(tx, { actor: { accountId: by }, kinds }))
  await set(accountId, ['news'])
  // The same once more is no change, whoever sends it.
  await set(null, ['news'])
  expect(await findApprovalRules(db)).toEqual({
    kinds: ['news'],
    changed: { by: { id: accountId, name: 'Ainura Ruler' }, at: expect.any(Date) },
  })
  await set(null, [])
  expect(await findApprovalRules(db)).toMatchObject({ kinds: [], changed: { by: null } })
})
