import { describe, expect, it } from 'vitest'
import { resolveAddress } from '#articles/resolve-address.ts'
import { anAccount } from '../../test/support/builders.ts'
import { aPieceAbout, captureText } from '../../test/support/capture-text.ts'
import { idOf, inPublic, newTown, useImport } from '../../test/support/import-desk.ts'

const { database, importAll, importCapture, sightingsOf, workingCopyOf, write } = useImport()

describe('the same piece in several captures', () => {
  it('is one article with several sightings, whatever quotes and breaks the pages have', async () => {
    const piece = aPieceAbout(newTown())
    const { first } = await importCapture({ day: '09 November 2019', pieces: [piece] })
    const [one = '', two = '', ...rest] = piece.paragraphs
    const again = {
      headline: `${piece.headline} `,
      paragraphs: [`${one} ${two}`.replaceAll('’', '´'), ...rest],
    }
    const second = await importCapture({ day: '16 November 2019', pieces: [again] })
    expect(second.first).toMatchObject({ outcome: 'known', articleId: first?.articleId })
    expect(await sightingsOf(idOf(first))).toHaveLength(2)
  })

  it('in a fuller copy goes into the working copy, and readers see nothing of it', async () => {
    const about = newTown()
    const short = await importCapture({ pieces: [aPieceAbout(about, 3)] }, inPublic)
    const id = idOf(short.first)
    const before = await workingCopyOf(id)
    const long = await importCapture({ pieces: [aPieceAbout(about, 5)] }, inPublic)
    expect(long.first).toMatchObject({ outcome: 'fuller', articleId: id })
    const after = await workingCopyOf(id)
    expect(after.version).toBe(before.version + 1)
    expect(after.body).toHaveLength(5)
    expect((after.body as unknown[]).slice(0, 3)).toEqual(before.body)
    const shown = await resolveAddress(database.db, short.first?.path ?? '')
    expect(shown).toMatchObject({ article: { publishedNumber: 1, text: { body: { length: 3 } } } })
  })

  it('in a fuller copy is left in its capture where somebody works on the piece', async () => {
    const about = newTown()
    const { first } = await importCapture({ pieces: [aPieceAbout(about, 3)] })
    const editor = { accountId: await anAccount(database.db) }
    await database.db
      .updateTable('working_copies')
      .set({ updated_by: editor.accountId, headline: 'Edited' })
      .where('article_id', '=', idOf(first))
      .execute()
    const long = await importCapture({ pieces: [aPieceAbout(about, 5)] }, inPublic)
    expect(long.first).toMatchObject({ outcome: 'fuller-left', articleId: first?.articleId })
    expect(await workingCopyOf(idOf(first))).toMatchObject({ headline: 'Edited' })
  })

  it('with other words is reported, and left in its capture', async () => {
    const piece = aPieceAbout(newTown())
    const { first } = await importCapture({ pieces: [piece] })
    const changed = piece.paragraphs.map((text) => text.replace('midnight', 'dawn'))
    const second = await importCapture({ pieces: [{ ...piece, paragraphs: changed }] }, inPublic)
    expect(second.first).toMatchObject({ outcome: 'conflict', articleId: first?.articleId })
    const other = { ...aPieceAbout(newTown()), headline: piece.headline }
    const third = await importCapture({ pieces: [other] }, inPublic)
    expect(third.first).toMatchObject({ outcome: 'conflict', articleId: first?.articleId })
    expect(await sightingsOf(idOf(first))).toHaveLength(1)
  })

  it('cut off is never published, and is a sighting of the whole piece once that comes', async () => {
    const piece = aPieceAbout(newTown())
    const end = `${piece.headline}\n\n${piece.paragraphs[0]?.slice(0, 140)}`
    const cut = await importCapture({ pieces: [aPieceAbout(newTown())], end }, inPublic)
    expect(cut.pieces).toMatchObject([{ outcome: 'published' }, { outcome: 'cut', path: null }])
    const whole = await importCapture({ pieces: [piece] }, inPublic)
    expect(whole.first).toMatchObject({ outcome: 'published' })
    expect(await sightingsOf(idOf(whole.first))).toHaveLength(2)
  })

  it('as a teaser is a sighting of the whole piece', async () => {
    const piece = aPieceAbout(newTown())
    const { first } = await importCapture({ pieces: [piece] })
    const clipped = `${piece.paragraphs[0]?.slice(0, 150)}...`
    const teaser = { headline: piece.headline, paragraphs: [clipped] }
    const line = await importCapture({ pieces: [teaser, aPieceAbout(newTown())] }, inPublic)
    expect(line.first).toMatchObject({ outcome: 'known', articleId: first?.articleId })
    expect(await sightingsOf(idOf(first))).toEqual([
      { completeness: 'whole' },
      { completeness: 'teaser' },
    ])
  })

  it('taken in by two imports at once is one article', async () => {
    const piece = aPieceAbout(newTown())
    const files = ['09 November 2019', '10 November 2019', '11 November 2019'].map((day) =>
      write(`${day}.txt`, captureText({ day, pieces: [piece] })),
    )
    const paths = await Promise.all(files)
    const runs = await Promise.all([
      importAll(paths, inPublic),
      importAll(paths, inPublic),
      importAll(paths, inPublic),
    ])
    const stored = runs.flat().filter(({ outcome }) => outcome === 'stored')
    expect(stored).toHaveLength(3)
    const { db } = database
    const drafts = await db
      .selectFrom('working_copies')
      .select('article_id')
      .where('headline', '=', piece.headline)
      .execute()
    expect(drafts).toHaveLength(1)
    expect(await sightingsOf(drafts[0]?.article_id ?? '')).toHaveLength(3)
  })
})
