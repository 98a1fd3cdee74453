import { expect, it } from 'vitest'
import { resolveAddress } from '#articles/resolve-address.ts'
import { operator } from '#staff/audit-log.ts'
import { anAccount } from '../../test/support/builders.ts'
import { aPieceAbout, captureText } from '../../test/support/capture-text.ts'
import { idOf, inPublic, newTown, useImport } from '../../test/support/import-desk.ts'
import { digestOf } from './capture-import/fold-words.ts'
import type { Reading } from './reading.ts'
import { countOutdated, type RereadLine, rereadCaptures } from './reread-captures.ts'

const { database, importCapture, rowsOf, sightingsOf, workingCopyOf } = useImport()

async function reread(): Promise<RereadLine[]> {
  const lines: RereadLine[] = []
  const again = { actor: operator, edition: 'en' as const, now: new Date() }
  for await (const line of rereadCaptures(database.db, again)) lines.push(line)
  return lines
}

/** The first paragraph as an older parser would have read it: with a line that is no text. */
const junk = 'Read more in our shop.'
const withJunk = <T extends { blocks: { text: string }[] }>(piece: T | undefined) => {
  const [first, ...others] = piece?.blocks ?? []
  return { ...piece, blocks: [{ ...first, text: `${first?.text} ${junk}` }, ...others] }
}

/** As if an older parser had read the capture, and the piece had been made of that. */
async function readBadly(text: string, articleId: string, change: (reading: Reading) => unknown) {
  const sha256 = digestOf(text)
  const { db } = database
  const { reading } = await db
    .selectFrom('captures')
    .select('reading')
    .where('sha256', '=', sha256)
    .executeTakeFirstOrThrow()
  const older = JSON.stringify(change(reading as unknown as Reading))
  await db
    .updateTable('captures')
    .set({ reading: older, parser_version: 0 })
    .where('sha256', '=', sha256)
    .execute()
  const copy = await workingCopyOf(articleId)
  const [first, ...others] = copy.body as { text: string }[]
  const body = JSON.stringify([{ ...first, text: `${first?.text} ${junk}` }, ...others])
  await db.updateTable('working_copies').set({ body }).where('article_id', '=', articleId).execute()
}

const firstBadly = ({ articles: [piece, ...others], ...reading }: Reading) => {
  return { ...reading, articles: [withJunk(piece), ...others] }
}

it('what is read as before is left as it is', async () => {
  const text = captureText({ day: '09 November 2019', pieces: [aPieceAbout(newTown())] })
  const { first } = await importCapture(text)
  const before = await workingCopyOf(idOf(first))
  await database.db.updateTable('captures').set({ parser_version: 0 }).execute()
  expect(await countOutdated(database.db)).toBe(1)
  expect(await reread()).toMatchObject([{ outcome: 'same', pieces: [] }])
  expect(await countOutdated(database.db)).toBe(0)
  expect(await reread()).toEqual([])
  expect(await workingCopyOf(idOf(first))).toEqual(before)
})

it('a better reading of a public piece goes into its working copy, and readers see nothing of it', async () => {
  const text = captureText({ pieces: [aPieceAbout(newTown()), aPieceAbout(newTown())] })
  const { first } = await importCapture(text, inPublic)
  const id = idOf(first)
  await readBadly(text, id, firstBadly)
  const shown = await resolveAddress(database.db, first?.path ?? '')
  const pieces = [{ outcome: 'reread', articleId: id }, { outcome: 'known' }]
  expect(await reread()).toMatchObject([{ outcome: 'changed', pieces }])
  expect(JSON.stringify((await workingCopyOf(id)).body)).not.toContain(junk)
  expect(await resolveAddress(database.db, first?.path ?? '')).toEqual(shown)
  expect(await sightingsOf(id)).toHaveLength(1)
})

it('is left in its capture where somebody works on the piece', async () => {
  const text = captureText({ pieces: [aPieceAbout(newTown())] })
  const { first } = await importCapture(text)
  const id = idOf(first)
  await readBadly(text, id, firstBadly)
  const editor = await anAccount(database.db)
  const edited = database.db.updateTable('working_copies').set({ updated_by: editor })
  await edited.where('article_id', '=', id).execute()
  expect(await reread()).toMatchObject([{ pieces: [{ outcome: 'reread-left', articleId: id }] }])
  expect(JSON.stringify((await workingCopyOf(id)).body)).toContain(junk)
})

it('a piece that is found only now becomes a draft, and one that is lost is told of', async () => {
  const [one, other] = [aPieceAbout(newTown()), aPieceAbout(newTown())]
  const text = captureText({ pieces: [one, other] })
  const { pieces } = await importCapture(text)
  const [first, second] = [idOf(pieces[0]), idOf(pieces[1])]
  // The older parser took the second piece for something else.
  const nothing = {
    headline: 'Terms of the Lottery',
    blocks: [{ type: 'paragraph', text: 'None.' }],
  }
  await readBadly(text, first, ({ articles: [piece], ...reading }) => {
    return { ...reading, articles: [withJunk(piece), { ...piece, ...nothing }] }
  })
  await database.db
    .updateTable('sightings')
    .set({ headline_digest: null, opening_digest: null })
    .where('article_id', '=', second)
    .execute()
  const before = await rowsOf('articles')
  expect(await reread()).toMatchObject([
    {
      pieces: [
        { outcome: 'reread', articleId: first },
        { outcome: 'draft', headline: other.headline },
        { outcome: 'lost', articleId: second },
      ],
    },
  ])
  expect(await rowsOf('articles')).toBe(before + 1)
})
