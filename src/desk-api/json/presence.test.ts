import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Attend, attendedSchema } from '#contract/desk-presence.ts'
import type { Role } from '#staff/accounts.ts'
import { anArticle, aSite } from '../../../test/support/builders.ts'
import { aDeskApp } from '../../../test/support/desk-app.ts'
import { aDeskPerson } from '../../../test/support/desk-person.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

async function aColleague(role: Role = 'editor') {
  const { id, call } = await aDeskPerson(database.db, desk, role)
  const attend = async (articleId: string, given: Partial<Attend> & { tab: string }) => {
    const asked = { isTyping: false, ...given }
    const { status, body } = await call('POST', `/pieces/${articleId}/presence`, asked)
    // Looked at part by part; null where it was refused.
    return { status, body: attendedSchema.safeParse(body).data ?? null }
  }
  return { id, attend }
}

const aTab = () => crypto.randomUUID()

describe('who has a piece open', () => {
  it('is told to the others, with who is typing, and oneself as oneself', async () => {
    const articleId = await anArticle(database.db)
    const [one, two] = [await aColleague(), await aColleague()]
    await one.attend(articleId, { tab: aTab(), isTyping: true })
    await one.attend(articleId, { tab: aTab() })
    const { body } = await two.attend(articleId, { tab: aTab() })
    expect(body).toMatchObject({
      others: [{ id: one.id, tabs: 2, isTyping: true }],
      ownTabs: 0,
    })
    const mine = await one.attend(articleId, { tab: aTab() })
    expect(mine.body).toMatchObject({ others: [{ id: two.id, tabs: 1 }], ownTabs: 2 })
  })

  it('is nobody who has left, was not heard of for long, or looks at another piece', async () => {
    const [piece, other] = [await anArticle(database.db), await anArticle(database.db)]
    const [one, two, three] = [await aColleague(), await aColleague(), await aColleague()]
    const tab = aTab()
    await one.attend(piece, { tab })
    await two.attend(other, { tab: aTab() })
    await three.attend(piece, { tab: aTab() })
    await one.attend(piece, { tab, isLeaving: true })
    await sql`update presences set seen_at = now() - interval '13 seconds'
      where account_id = ${three.id}`.execute(database.db)
    const { body } = await two.attend(piece, { tab: aTab() })
    expect(body?.others).toEqual([])
  })

  it('is not to be changed by somebody else who knows the id of a tab', async () => {
    const articleId = await anArticle(database.db)
    const [one, two] = [await aColleague(), await aColleague()]
    const tab = aTab()
    await one.attend(articleId, { tab })
    await two.attend(articleId, { tab, isTyping: true })
    await two.attend(articleId, { tab, isLeaving: true })
    const { body } = await two.attend(articleId, { tab: aTab() })
    expect(body?.others).toMatchObject([{ id: one.id, isTyping: false }])
  })

  it('is told with the version that stands, so that who works on an older one hears of it', async () => {
    const articleId = await anArticle(database.db)
    const one = await aColleague()
    const before = await one.attend(articleId, { tab: aTab() })
    await database.db
      .updateTable('working_copies')
      .set(({ eb }) => ({ version: eb('version', '+', 1), updated_by: one.id }))
      .where('article_id', '=', articleId)
      .execute()
    const after = await one.attend(articleId, { tab: aTab() })
    expect(after.body?.version).toBe((before.body?.version ?? 0) + 1)
    expect(after.body?.savedBy).toContain('Test')
  })

  it('is not told to a contributor of a piece that is not theirs', async () => {
    const articleId = await anArticle(database.db)
    const guest = await aColleague('contributor')
    expect((await guest.attend(articleId, { tab: aTab() })).status).toBe(404)
    const editor = await aColleague()
    expect((await editor.attend(articleId, { tab: 'x' })).status).toBe(422)
  })
})
