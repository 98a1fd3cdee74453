import { beforeAll, describe, expect, it } from 'vitest'
import { createArticle } from '#articles/create-article.ts'
import { type DeskState, deskStateSchema } from '#contract/article.ts'
import { transact } from '#platform/database.ts'
import { type Role, roles } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { mayDo, type PieceAct } from '#staff/piece-permissions.ts'
import { anArticleText, aSite } from '../../../test/support/builders.ts'
import { aDeskApp, aStaffMember, type TestBrowser } from '../../../test/support/desk-app.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { jsonRoutes } from './json-routes.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>
const people = new Map<Role, { id: string; browser: TestBrowser }>()

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
  for (const [i, role] of roles.entries()) {
    const { id, email } = await aStaffMember(database.db, role)
    const browser = desk.browser(`192.0.2.${i + 1}`)
    await browser.signIn(email)
    people.set(role, { id, browser })
  }
})

/** Each act on a piece, with the request that does it. */
const acts: Record<PieceAct, { method: string; at: string; body: (version: number) => unknown }> = {
  read: { method: 'GET', at: '', body: () => undefined },
  write: {
    method: 'PUT',
    at: '',
    body: (version) => ({ baseVersion: version, text: anArticleText() }),
  },
  attend: {
    method: 'POST',
    at: '/presence',
    body: () => ({ tab: crypto.randomUUID(), isTyping: false }),
  },
  submit: { method: 'POST', at: '/submit', body: (version) => ({ version }) },
  'send-back': { method: 'POST', at: '/send-back', body: (version) => ({ version, note: 'Why?' }) },
  approve: { method: 'POST', at: '/approve', body: (version) => ({ version }) },
  publish: { method: 'POST', at: '/publish', body: (version) => ({ version }) },
}

it('every route of a piece is one of these acts', () => {
  const walked = Object.values(acts).map(({ method, at }) => `${method} /pieces/:id${at}`)
  const there = jsonRoutes.map(({ method, path }) => `${method} ${path}`)
  expect(there.filter((place) => place.includes(' /pieces/:id')).sort()).toEqual(walked.sort())
})

async function aPieceOf(accountId: string | null, deskState: DeskState): Promise<string> {
  const actor = accountId === null ? operator : { accountId }
  const slug = `piece-${Math.random().toString(36).slice(2)}`
  const { articleId } = await transact(database.db, (tx) =>
    createArticle(tx, { actor, edition: 'en', slug, text: anArticleText() }),
  )
  const publishAt = deskState === 'scheduled' ? new Date('2100-01-01') : null
  await database.db
    .updateTable('working_copies')
    .set({ desk_state: deskState, publish_at: publishAt })
    .where('article_id', '=', articleId)
    .execute()
  return articleId
}

const table: { own: boolean; deskState: DeskState }[] = deskStateSchema.options.flatMap(
  (deskState) => [true, false].map((own) => ({ own, deskState })),
)

describe.each(roles)('a %s', (role) => {
  it.each(table)('and a piece (own: $own, $deskState)', async ({ own, deskState }) => {
    const { id, browser } = people.get(role) ?? { id: '', browser: desk.browser() }
    for (const act of Object.keys(acts) as PieceAct[]) {
      const articleId = await aPieceOf(own ? id : null, deskState)
      const { method, at, body } = acts[act]
      const { status } = await browser.json(method, `/desk/api/pieces/${articleId}${at}`, body(1))
      const seen = { isOwn: own, deskState }
      const expected = !mayDo(role, 'read', seen) ? 404 : mayDo(role, act, seen) ? 'let in' : 403
      const found = status === 403 || status === 404 ? status : 'let in'
      expect(found, `${role}: ${act} → ${status}`).toBe(expected)
    }
  })
})

/** The table once more in other words, so that a slip in it is seen. */
it.each([
  ['reporter', 'write', true, 'submitted', true],
  ['reporter', 'write', true, 'approved', false],
  ['reporter', 'write', false, 'draft', false],
  ['reporter', 'publish', true, 'approved', false],
  ['reporter', 'approve', true, 'submitted', false],
  ['contributor', 'read', false, 'draft', false],
  ['contributor', 'write', true, 'submitted', false],
  ['records-editor', 'write', true, 'draft', false],
  ['translator', 'submit', true, 'draft', true],
  ['editor', 'publish', false, 'approved', true],
] as const)('a %s may %s (own: %s, %s): %s', (role, act, isOwn, deskState, expected) => {
  expect(mayDo(role, act, { isOwn, deskState })).toBe(expected)
})
