import { describe, expect, it } from 'vitest'
import { publishArticle } from '#articles/publish-article.ts'
import { resolveAddress } from '#articles/resolve-address.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { anAccount } from '../../test/support/builders.ts'
import { aPieceAbout } from '../../test/support/capture-text.ts'
import { idOf, inPublic, newTown, useImport } from '../../test/support/import-desk.ts'
import { aReaderApp } from '../../test/support/reader-app.ts'

const { database, importCapture } = useImport()

describe('publishing what was captured', () => {
  const page = async (address: string | null | undefined) => {
    const response = await aReaderApp(database.db).request(address ?? '/none')
    return response.text()
  }

  it('shows rights and origin, and stands at /recovered, outside latest and feeds', async () => {
    const day = '15 December 2025'
    const { first } = await importCapture({ day, pieces: [aPieceAbout(newTown())] }, inPublic)
    expect(first?.path).toMatch(/^\/recovered\/clerk-of-town/)
    const html = await page(first?.path)
    expect(html).toContain('Recovered from a capture of 15 December 2025 (The Valley Gazette).')
    expect(html).toContain('Printed here under licence.')
    expect(html).toContain('Undated; not later than 15 December 2025')
    expect(html).not.toContain('datePublished')
    for (const listing of ['/', '/archive/2025/12/15', '/archive/2025']) {
      expect(await page(listing)).not.toContain(first?.path)
    }
  })

  it('takes the day that the operator gives', async () => {
    const capture = { day: '15 December 2025', pieces: [aPieceAbout(newTown())] }
    const { first } = await importCapture(capture, { ...inPublic, date: '2025-08-18' })
    expect(first?.path).toMatch(/^\/2025\/08\/18\/clerk-of-town/)
    expect(await page('/archive/2025/08/18')).toContain(first?.path)
  })

  it('takes the day and the name that are printed beside a piece', async () => {
    const piece = aPieceAbout(newTown())
    const paragraphs = ['18 August 2025', 'By Aigul Example', ...piece.paragraphs]
    const pieces = [{ ...piece, paragraphs }, aPieceAbout(newTown())]
    const { first } = await importCapture({ day: '15 December 2025', pieces }, inPublic)
    expect(first?.path).toMatch(/^\/2025\/08\/18\/clerk-of-town/)
    expect(await resolveAddress(database.db, first?.path ?? '')).toMatchObject({
      article: {
        day: { from: '2025-08-18', to: '2025-08-18', basis: 'stated' },
        text: { bylines: [{ name: 'Aigul Example', slug: 'aigul-example' }] },
      },
    })
  })

  it('does not believe a day that is later than the capture', async () => {
    const piece = aPieceAbout(newTown())
    const paragraphs = ['18 August 2026', ...piece.paragraphs]
    const pieces = [{ ...piece, paragraphs }, aPieceAbout(newTown())]
    const { first } = await importCapture({ day: '15 December 2025', pieces }, inPublic)
    expect(first?.path).toMatch(/^\/recovered\//)
  })

  it('publishes afterwards what was stored as drafts, but not what somebody works on', async () => {
    const capture = {
      day: '15 December 2025',
      pieces: [aPieceAbout(newTown()), aPieceAbout(newTown())],
    }
    const stored = await importCapture(capture)
    const edited = idOf(stored.pieces[1])
    const editor = await anAccount(database.db)
    await database.db
      .updateTable('working_copies')
      .set({ updated_by: editor })
      .where('article_id', '=', edited)
      .execute()
    const published = await importCapture(capture, inPublic)
    expect(published).toMatchObject({
      outcome: 'already-there',
      pieces: [{ outcome: 'published', articleId: stored.first?.articleId }],
    })
    expect(await importCapture(capture, inPublic)).toMatchObject({ pieces: [] })
  })

  it('of two captures the earlier one bounds the day', async () => {
    const pieces = [aPieceAbout(newTown())]
    await importCapture({ day: '08 December 2025', pieces })
    const { first } = await importCapture({ day: '15 December 2025', pieces }, inPublic)
    expect(await page(first?.path)).toContain('Undated; not later than 8 December 2025')
  })

  it('a draft without rights is not published by anybody', async () => {
    const { first } = await importCapture({ pieces: [aPieceAbout(newTown())] })
    const publication = { actor: operator, articleId: idOf(first) }
    await expect(
      transact(database.db, (tx) => publishArticle(tx, publication)),
    ).rejects.toMatchObject({ code: 'rights-unknown' })
  })

  it('does not bring back what was withdrawn or killed', async () => {
    const about = newTown()
    const { first } = await importCapture({ pieces: [aPieceAbout(about)] })
    await database.db
      .updateTable('articles')
      .set({ public_state: 'killed' })
      .where('id', '=', idOf(first))
      .execute()
    const again = await importCapture({ pieces: [aPieceAbout(about, 5)] }, inPublic)
    expect(again.first).toMatchObject({ outcome: 'fuller-left', articleId: first?.articleId })
  })
})
