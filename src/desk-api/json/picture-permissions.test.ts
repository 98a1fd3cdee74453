import { beforeAll, describe, expect, it } from 'vitest'
import { type Role, roles } from '#staff/accounts.ts'
import { mayWithPicture, type PictureAct } from '#staff/picture-permissions.ts'
import { aPublishedArticle, aSite } from '../../../test/support/builders.ts'
import { aDeskApp, aStaffMember, type TestBrowser } from '../../../test/support/desk-app.ts'
import { aKeptPicture, aPictureUse } from '../../../test/support/kept-pictures.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { useTestMedia } from '../../../test/support/test-media.ts'
import { pictureRoutes } from './picture-routes.ts'

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

/** Each act on a picture, with the request that does it. */
const acts: Record<PictureAct, { method: string; at: string; body?: unknown }> = {
  see: { method: 'GET', at: '' },
  describe: {
    ...{ method: 'PUT', at: '' },
    body: { version: 1, rights: 'own', alt: 'A', caption: '', credit: '', licence: '', source: '' },
  },
  frame: { method: 'PUT', at: '/framing', body: { version: 1, framing: { crops: {} } } },
  remove: { method: 'POST', at: '/remove' },
}

it('every route of a picture is one of these acts', () => {
  const walked = Object.values(acts).map(({ method, at }) => `${method} /pictures/:id${at}`)
  const there = pictureRoutes.map(({ method, path }) => `${method} ${path}`)
  expect(there.filter((place) => place.includes(':id')).sort()).toEqual(walked.sort())
})

async function aPictureOf(by: string | null, isPrinted: boolean): Promise<string> {
  const id = await aKeptPicture(database.db, store.media, { by })
  if (isPrinted) await aPublishedArticle(database.db, { text: { leadPicture: aPictureUse(id) } })
  return id
}

const table = [true, false].flatMap((own) => [true, false].map((printed) => ({ own, printed })))

describe.each(roles)('a %s', (role) => {
  it.each(table)('and a picture (own: $own, printed: $printed)', async ({ own, printed }) => {
    const { id, browser } = people.get(role) ?? { id: '', browser: desk.browser() }
    for (const act of Object.keys(acts) as PictureAct[]) {
      const mediaId = await aPictureOf(own ? id : null, printed)
      const { method, at, body } = acts[act]
      const { status } = await browser.json(method, `/desk/api/pictures/${mediaId}${at}`, body)
      const seen = { isOwn: own, isPrinted: printed }
      const isThere = mayWithPicture(role, 'see', seen)
      const expected = !isThere ? 404 : mayWithPicture(role, act, seen) ? 'let in' : 403
      const found = status === 403 || status === 404 ? status : 'let in'
      expect(found, `${role}: ${act} → ${status}`).toBe(expected)
    }
  })
})

/** The table once more in other words, so that a slip in it is seen. */
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
