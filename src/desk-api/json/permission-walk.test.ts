import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { killArticle } from '#articles/kill-article.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { type DeskState, deskStateSchema, type PublicState } from '#contract/article.ts'
import { transact } from '#platform/database.ts'
import { type Role, roles } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { mayWithPicture, type PictureAct } from '#staff/picture-permissions.ts'
import { mayDo, type PieceAct } from '#staff/piece-permissions.ts'
import {
  anArticle,
  anArticleText,
  aPublishedArticle,
  aSite,
} from '../../../test/support/builders.ts'
import { aDeskApp, aStaffMember, type TestBrowser } from '../../../test/support/desk-app.ts'
import { aKeptPicture, aPictureUse } from '../../../test/support/kept-pictures.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { useTestMedia } from '../../../test/support/test-media.ts'

const database = useTestDatabase()
const store = useTestMedia()
let desk: ReturnType<typeof aDeskApp>
const people = new Map<Role, { id: string; browser: TestBrowser }>()

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db, { media: store.media })
  for (const [i, role] of roles.entries()) {
    const { id, email } = await aStaffMember(database.db, role)
    const browser = desk.browser(`192.0.2.${i + 1}`)
    await browser.signIn(email)
    people.set(role, { id, browser })
  }
})

/** `isPage`: an address of the desk itself, which answers with a page and not with JSON */
type Asked = { method: string; at: string; isPage?: true; body?: (version: number) => unknown }

/** Each act on a piece, with the requests that do it. */
const acts: Record<PieceAct, Asked[]> = {
  read: [
    { method: 'GET', at: '' },
    { method: 'GET', at: '/workflow' },
    { method: 'GET', at: '/versions' },
    { method: 'GET', at: '/versions/:number' },
    { method: 'GET', at: '/printed/:number' },
    { method: 'GET', at: '/preview', isPage: true },
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

/** Each act on a picture, with the request that does it. */
const pictureActs: Record<PictureAct, { method: string; at: string; body?: unknown }> = {
  see: { method: 'GET', at: '' },
  describe: {
    ...{ method: 'PUT', at: '' },
    body: { version: 1, rights: 'own', alt: 'A', caption: '', credit: '', licence: '', source: '' },
  },
  frame: { method: 'PUT', at: '/framing', body: { version: 1, framing: { crops: {} } } },
  remove: { method: 'POST', at: '/remove' },
}

it('every address of a piece or a picture is one of these acts', () => {
  const ofPieces = Object.values(acts).flatMap((requests) =>
    requests.map(
      ({ method, at, isPage }) => `${method} /desk${isPage ? '' : '/api'}/pieces/:id${at}`,
    ),
  )
  const ofPictures = Object.values(pictureActs).map(
    ({ method, at }) => `${method} /desk/api/pictures/:id${at}`,
  )
  const there = desk.places.filter((place) => /\/(pieces|pictures)\/:id/.test(place))
  expect(there.sort()).toEqual([...ofPieces, ...ofPictures].sort())
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

async function aPictureOf(by: string | null, isPrinted: boolean): Promise<string> {
  const id = await aKeptPicture(database.db, store.media, { by })
  if (isPrinted) await aPublishedArticle(database.db, { text: { leadPicture: aPictureUse(id) } })
  return id
}

const pictures = [true, false].flatMap((own) => [true, false].map((printed) => ({ own, printed })))

const table: State[] = states.flatMap((state) => [true, false].map((own) => ({ own, ...state })))

type Answered = { found: 'piece-unknown' | 'not-allowed' | 'let in'; isDone: boolean }

async function ask(browser: TestBrowser, articleId: string, asked: Asked): Promise<Answered> {
  const { method, at, isPage, body } = asked
  const place = `/pieces/${articleId}${at.replace(':number', '1').replace(':link', articleId)}`
  if (isPage) {
    const answer = await browser.get(`/desk${place}`)
    const isUnknown = (await answer.text()).includes('There is no such page at the desk.')
    return { found: isUnknown ? 'piece-unknown' : 'let in', isDone: false }
  }
  const answer = await browser.json(method, `/desk/api${place}`, body?.(1))
  const { code } = codeSchema.parse(await answer.json())
  const found = code === 'piece-unknown' || code === 'not-allowed' ? code : 'let in'
  return { found, isDone: answer.ok && method !== 'GET' }
}

describe.each(roles)('a %s', (role) => {
  it.each(table)('and a piece (own: $own, $deskState, $publicState)', async (state) => {
    const { id, browser } = people.get(role) ?? { id: '', browser: desk.browser() }
    let articleId = await aPieceOf(id, state)
    for (const act of Object.keys(acts) as PieceAct[]) {
      for (const asked of acts[act]) {
        const { found, isDone } = await ask(browser, articleId, asked)
        const seen = { isOwn: state.own, deskState: state.deskState }
        const expected = !mayDo(role, 'read', seen)
          ? 'piece-unknown'
          : mayDo(role, act, seen)
            ? 'let in'
            : 'not-allowed'
        expect(found, `${role}: ${act} ${asked.at}`).toBe(expected)
        // What was let in may have changed it.
        if (isDone) articleId = await aPieceOf(id, state)
      }
    }
  })

  it.each(pictures)('and a picture (own: $own, printed: $printed)', async ({ own, printed }) => {
    const { id, browser } = people.get(role) ?? { id: '', browser: desk.browser() }
    for (const act of Object.keys(pictureActs) as PictureAct[]) {
      const mediaId = await aPictureOf(own ? id : null, printed)
      const { method, at, body } = pictureActs[act]
      const { status } = await browser.json(method, `/desk/api/pictures/${mediaId}${at}`, body)
      const seen = { isOwn: own, isPrinted: printed }
      const isThere = mayWithPicture(role, 'see', seen)
      const expected = !isThere ? 404 : mayWithPicture(role, act, seen) ? 'let in' : 403
      const found = status === 403 || status === 404 ? status : 'let in'
      expect(found, `${role}: ${act} → ${status}`).toBe(expected)
    }
  })
})

/** The tables once more in other words, so that a slip in them is seen. */
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

it.each([
  ['reporter', 'see', false, true, true],
  ['contributor', 'see', false, true, false],
  ['contributor', 'see', true, false, true],
  ['reporter', 'describe', false, false, false],
  ['reporter', 'describe', true, true, true],
  ['reporter', 'frame', true, true, false],
  ['translator', 'frame', true, false, true],
  ['records-editor', 'describe', true, false, false],
  ['reporter', 'remove', true, false, false],
  ['editor', 'remove', false, false, true],
] as const)('a %s may %s (own: %s, printed: %s): %s', (role, act, isOwn, isPrinted, expected) => {
  expect(mayWithPicture(role, act, { isOwn, isPrinted })).toBe(expected)
})
