import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { killArticle } from '#articles/kill-article.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { type DeskState, deskStateSchema, type PublicState } from '#contract/article.ts'
import { transact } from '#platform/database.ts'
import { type Role, roles } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { mayDo, type PieceAct } from '#staff/piece-permissions.ts'
import {
  anArticle,
  anArticleText,
  aPublishedArticle,
  aSite,
} from '../../../test/support/builders.ts'
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

type Asked = { method: string; at: string; body?: (version: number) => unknown }

/** Each act on a piece, with the requests that do it. */
const acts: Record<PieceAct, Asked[]> = {
  read: [
    { method: 'GET', at: '' },
    { method: 'GET', at: '/workflow' },
    { method: 'GET', at: '/versions' },
    { method: 'GET', at: '/versions/:number' },
    { method: 'GET', at: '/printed/:number' },
  ],
  write: [post('', (baseVersion) => ({ baseVersion, text: anArticleText() }), 'PUT')],
  attend: [post('/presence', () => ({ tab: crypto.randomUUID(), isTyping: false }))],
  submit: [post('/submit', (version) => ({ version }))],
  'send-back': [post('/send-back', (version) => ({ version, note: 'Why?' }))],
  approve: [post('/approve', (version) => ({ version }))],
  publish: [post('/publish', (version) => ({ version }))],
  correct: [post('/correct', (version) => ({ version }))],
  schedule: [post('/schedule', (version) => ({ version, publishAt: '2100-01-01T09:00:00+06:00' }))],
  unschedule: [post('/unschedule', () => ({}))],
  embargo: [post('/embargo', () => ({ until: '2099-01-01T09:00:00+06:00' }))],
  'lift-embargo': [post('/lift-embargo', () => ({ reason: 'The bank has published it' }))],
  restore: [post('/restore', (baseVersion) => ({ baseVersion, from: { version: 1 } }))],
  'share-preview': [
    post('/preview-links', () => ({ days: 3 })),
    post('/preview-links/:link/revoke', () => ({})),
  ],
  withdraw: [post('/withdraw', () => ({ reason: 'It was wrong' }))],
  kill: [post('/kill', () => ({ reason: 'It was wrong' }))],
  'state-rights': [post('/rights', () => ({ rights: 'licensed', origin: 'A paper' }))],
  'order-expunge': [
    post('/expunge', () => ({ passage: null, reasonClass: 'minor', slug: 'not-its-own' })),
  ],
  'confirm-expunge': [
    { method: 'GET', at: '/expunge' },
    post('/expunge/foresee', () => ({ passage: null })),
    post('/expunge/confirm', () => ({ order: crypto.randomUUID(), slug: 'not-its-own' })),
    post('/expunge/cancel', () => ({ order: crypto.randomUUID() })),
  ],
}

function post(at: string, body: (version: number) => unknown, method = 'POST'): Asked {
  return { method, at, body }
}

it('every route of a piece is one of these acts', () => {
  const walked = Object.values(acts).flatMap((requests) =>
    requests.map(({ method, at }) => `${method} /pieces/:id${at}`),
  )
  const there = jsonRoutes.map(({ method, path }) => `${method} ${path}`)
  expect(there.filter((place) => place.includes(' /pieces/:id')).sort()).toEqual(walked.sort())
})

const codeSchema = z.looseObject({ code: z.string().optional() })

type State = { own: boolean; deskState: DeskState; publicState: PublicState }

async function aPieceOf(accountId: string, { own, deskState, publicState }: State) {
  const actor = own ? { accountId } : operator
  const { articleId } =
    publicState === 'never'
      ? { articleId: await anArticle(database.db, { actor }) }
      : await aPublishedArticle(database.db, { actor })
  await transact(database.db, async (tx) => {
    const end = { actor: operator, articleId, reason: 'It was wrong' }
    if (publicState === 'withdrawn') await withdrawArticle(tx, end)
    if (publicState === 'killed') await killArticle(tx, end)
    const publishAt = deskState === 'scheduled' ? new Date('2100-01-01') : null
    await tx
      .updateTable('working_copies')
      .set({ desk_state: deskState, publish_at: publishAt })
      .where('article_id', '=', articleId)
      .execute()
  })
  return articleId
}

const states = [
  ...deskStateSchema.options.map((deskState) => ({ deskState, publicState: 'never' as const })),
  { deskState: 'draft', publicState: 'published' },
  { deskState: 'approved', publicState: 'published' },
  { deskState: 'draft', publicState: 'withdrawn' },
  { deskState: 'draft', publicState: 'killed' },
] as const

const table: State[] = states.flatMap((state) => [true, false].map((own) => ({ own, ...state })))

describe.each(roles)('a %s', (role) => {
  it.each(table)('and a piece (own: $own, $deskState, $publicState)', async (state) => {
    const { id, browser } = people.get(role) ?? { id: '', browser: desk.browser() }
    let articleId = await aPieceOf(id, state)
    for (const act of Object.keys(acts) as PieceAct[]) {
      for (const { method, at, body } of acts[act]) {
        const place = at.replace(':number', '1').replace(':link', articleId)
        const path = `/desk/api/pieces/${articleId}${place}`
        const answer = await browser.json(method, path, body?.(1))
        const { code } = codeSchema.parse(await answer.json())
        const seen = { isOwn: state.own, deskState: state.deskState }
        const expected = !mayDo(role, 'read', seen)
          ? 'piece-unknown'
          : mayDo(role, act, seen)
            ? 'let in'
            : 'not-allowed'
        const found = code === 'piece-unknown' || code === 'not-allowed' ? code : 'let in'
        expect(found, `${role}: ${act} → ${answer.status}`).toBe(expected)
        // What was let in may have changed it.
        if (answer.ok && method !== 'GET') articleId = await aPieceOf(id, state)
      }
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
  ['reporter', 'embargo', true, 'draft', true],
  ['reporter', 'lift-embargo', true, 'draft', false],
  ['reporter', 'withdraw', true, 'draft', false],
  ['reporter', 'restore', true, 'approved', false],
  ['contributor', 'share-preview', true, 'draft', false],
  ['reporter', 'kill', true, 'draft', false],
  ['editor', 'correct', false, 'approved', true],
  ['admin', 'order-expunge', true, 'draft', false],
  ['owner', 'order-expunge', false, 'draft', true],
  ['editor', 'confirm-expunge', false, 'draft', true],
  ['reporter', 'confirm-expunge', true, 'draft', false],
] as const)('a %s may %s (own: %s, %s): %s', (role, act, isOwn, deskState, expected) => {
  expect(mayDo(role, act, { isOwn, deskState })).toBe(expected)
})
