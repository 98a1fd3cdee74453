import { beforeAll, expect, it } from 'vitest'
import { createArticle } from '#articles/create-article.ts'
import { expungePassage } from '#articles/expunge.ts'
import { listPreviewLinks, sharePreview } from '#articles/preview-links.ts'
import { sharedPreviewSchema } from '#contract/desk-workflow.ts'
import { transact } from '#platform/database.ts'
import { disableAccount } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import {
  anArticle,
  anArticleText,
  aPublishedArticle,
  aSite,
  twoPersons,
} from '../../test/support/builders.ts'
import { aDeskApp, aStaffMember } from '../../test/support/desk-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

async function signedIn(role: 'editor' | 'reporter' | 'contributor') {
  const person = await aStaffMember(database.db, role)
  const browser = desk.newcomer()
  await browser.signIn(person.email)
  return { ...person, browser }
}

const headline = 'A bridge that nobody has seen yet'

it('shows the page that readers will see, and says that it is none yet', async () => {
  const articleId = await anArticle(database.db, { text: { headline } })
  const { browser } = await signedIn('reporter')
  const answer = await browser.get(`/desk/pieces/${articleId}/preview`)
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain(headline)
  expect(page).toContain('This page is not published')
  expect(page).not.toMatch(/rel="canonical"|og:url|application\/ld\+json/)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow, noarchive',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  })
  expect(answer.headers.get('cache-tag')).toBeNull()
})

it('is for who may read the piece: others are told that there is none', async () => {
  const { browser } = await signedIn('contributor')
  const articleId = await anArticle(database.db, { text: { headline } })
  expect((await browser.get(`/desk/pieces/${articleId}/preview`)).status).toBe(404)
  expect((await browser.get('/desk/pieces/none/preview')).status).toBe(404)
  const nobody = await desk.newcomer().get(`/desk/pieces/${articleId}/preview`)
  expect([nobody.status, nobody.headers.get('location')]).toEqual([
    303,
    `/desk/sign-in?back=%2Fdesk%2Fpieces%2F${articleId}%2Fpreview`,
  ])
})

it('opens to whoever has a link, until that is ended', async () => {
  const { id, browser } = await signedIn('reporter')
  const { articleId } = await transact(database.db, (tx) =>
    createArticle(tx, {
      ...{ actor: { accountId: id }, edition: 'en', slug: 'bridge' },
      text: anArticleText({ headline }),
    }),
  )
  const at = `/desk/api/pieces/${articleId}/preview-links`
  const made = await browser.json('POST', at, { days: 3 })
  const link = sharedPreviewSchema.parse(await made.json())
  const guest = desk.newcomer()
  const path = new URL(link.url).pathname + new URL(link.url).search
  const shown = await guest.get(path)
  expect(await shown.text()).toContain(headline)
  expect(shown.headers.get('referrer-policy')).toBe('no-referrer')
  expect((await guest.get(`/desk/api/pieces/${articleId}`)).status).toBe(401)
  expect((await browser.json('POST', `${at}/${link.id}/revoke`, {})).status).toBe(200)
  const ended = await guest.get(path)
  expect([ended.status, ended.headers.get('cache-control')]).toEqual([404, 'no-store'])
  expect((await browser.json('POST', `${at}/${link.id}/revoke`, {})).status).toBe(404)
})

it('opens no more when its days are over, nor with a token that was guessed', async () => {
  const articleId = await anArticle(database.db, { text: { headline } })
  const share = (now: Date) =>
    transact(database.db, (tx) => sharePreview(tx, { actor: operator, articleId, days: 2, now }))
  const day = 86_400_000
  const { token: old } = await share(new Date(Date.now() - 2 * day - 1000))
  const { token: fresh } = await share(new Date(Date.now() - 2 * day + 60_000))
  const open = async (token: string) =>
    (await desk.newcomer().get(`/desk/preview?token=${token}`)).status
  expect(await open(fresh)).toBe(200)
  expect(await open(old)).toBe(404)
  expect(await open('')).toBe(404)
  expect(await open(`${fresh.slice(0, -1)}!`)).toBe(404)
  const { rows } = await database.pool.query('select preview_links::text as row from preview_links')
  expect(JSON.stringify(rows)).not.toContain(fresh)
})

it('opens no more when the account that made the link has ended', async () => {
  const { db } = database
  const articleId = await anArticle(db, { text: { headline } })
  const { id } = await signedIn('reporter')
  const now = new Date()
  const given = { actor: { accountId: id }, articleId, days: 2, now }
  const { token } = await transact(db, (tx) => sharePreview(tx, given))
  const open = async () => (await desk.newcomer().get(`/desk/preview?token=${token}`)).status
  expect(await open()).toBe(200)
  await transact(db, (tx) => disableAccount(tx, { actor: operator, id }))
  expect(await open()).toBe(404)
  expect(await listPreviewLinks(db, articleId, now)).toEqual([])
})

it('shows nobody words that were expunged, though they came back into a copy', async () => {
  const { db } = database
  const passage = 'Ainura Backova'
  const { articleId: printed } = await aPublishedArticle(db, { text: { standfirst: passage } })
  const order = { ...(await twoPersons(db)), articleId: printed, passage }
  await transact(db, (tx) => expungePassage(tx, { ...order, reasonClass: 'personal-data' }))
  const open = async (standfirst: string) => {
    const articleId = await anArticle(db, { text: { standfirst } })
    const given = { actor: operator, articleId, days: 2, now: new Date() }
    const { token } = await transact(db, (tx) => sharePreview(tx, given))
    const answer = await desk.newcomer().get(`/desk/preview?token=${token}`)
    return { status: answer.status, page: await answer.text() }
  }
  const shown = await open(`Then ${passage} spoke.`)
  expect(shown.status).toBe(404)
  expect(shown.page).not.toContain(passage)
  expect((await open('Then Ainura Otherova spoke.')).status).toBe(200)
})
