import { describe, expect, it } from 'vitest'
import { findAuditFault } from '#staff/audit-log.ts'
import { aPieceAbout, captureText } from '../../test/support/capture-text.ts'
import { idOf, inPublic, newTown, useImport } from '../../test/support/import-desk.ts'

const { database, importAll, importCapture, rowsOf, workingCopyOf, write } = useImport()

describe('storing a capture', () => {
  it('makes a private draft of each whole piece, and keeps reading and rates with the capture', async () => {
    const [one, other] = [aPieceAbout(newTown()), aPieceAbout(newTown())]
    const rates = ['KGS/USD = 0.01144 0%', 'UZS/USD = 0.00008 -0%', 'TJS/USD = 0.10879 -0.18%']
    const line = await importCapture({ day: '15 December 2025', rates, pieces: [one, other] })
    expect(line).toMatchObject({
      ...{ outcome: 'stored', siteDate: '2025-12-15', encoding: 'utf-8', rates: 3 },
      pieces: [
        { headline: one.headline, outcome: 'draft' },
        { headline: other.headline, outcome: 'draft' },
      ],
    })
    const id = idOf(line.first)
    const copy = await workingCopyOf(id)
    expect(copy).toMatchObject({ headline: one.headline, dateline: '', desk_state: 'draft' })
    expect(copy.slug).toMatch(/^clerk-of-town\w+-walks-home-through-the-snow$/)
    expect(copy.body).toMatchObject(one.paragraphs.map((text) => ({ type: 'paragraph', text })))
    const { db } = database
    const article = await db
      .selectFrom('articles')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    expect(article).toMatchObject({
      ...{ public_state: 'never', rights: null, recovered_from: '', recovered_day: '2025-12-15' },
      ...{ dated_from: null, dated_to: '2025-12-15', dated_basis: 'not-after-capture' },
    })
    const kept = await db.selectFrom('capture_rates').selectAll().orderBy('position').execute()
    expect(kept.map((rate) => `${rate.pair} = ${rate.value_text} ${rate.change_text}`)).toEqual(
      rates,
    )
    expect(await db.selectFrom('rate_observations').selectAll().execute()).toEqual([])
    expect(await findAuditFault(db)).toBeNull()
  })

  it('a second time changes nothing, whatever the file is called now', async () => {
    const capture = { day: '15 December 2025', pieces: [aPieceAbout(newTown())] }
    await importCapture(capture)
    const counts = () => Promise.all([rowsOf('articles'), rowsOf('audit_log'), rowsOf('captures')])
    const before = await counts()
    expect(await importCapture(capture)).toMatchObject({ outcome: 'already-there', pieces: [] })
    expect(await counts()).toEqual(before)
  })

  it('tried out, it tells the same and keeps nothing', async () => {
    const piece = aPieceAbout(newTown())
    const text = captureText({ pieces: [piece] })
    const files = [await write('a.txt', text), await write('b.txt', text)]
    const before = [await rowsOf('captures'), await rowsOf('events'), await rowsOf('import_runs')]
    const lines = await importAll(files, { ...inPublic, dryRun: true })
    expect(lines).toMatchObject([
      { outcome: 'stored', pieces: [{ outcome: 'published' }] },
      { outcome: 'already-there' },
    ])
    expect([await rowsOf('captures'), await rowsOf('events'), await rowsOf('import_runs')]).toEqual(
      before,
    )
  })

  it('a dateline stands apart, and list items and subheads keep their kind', async () => {
    const headline = 'Dyers of Osh Share Out the Water of the Mill'
    const [text = '', after = '', last = ''] = aPieceAbout(newTown()).paragraphs
    const paragraphs = [
      `OSH (VG) — ${text}`,
      'Who Gets What',
      after,
      '- A vat of red',
      '- Two vats of blue',
      last,
    ]
    const { first } = await importCapture({ pieces: [{ headline, paragraphs }] })
    const copy = await workingCopyOf(idOf(first))
    expect(copy.dateline).toBe('OSH (VG)')
    expect(copy.body).toMatchObject([
      { type: 'paragraph', text },
      { type: 'heading', level: 2, text: 'Who Gets What' },
      { type: 'paragraph', text: after },
      { type: 'list', items: [{ text: 'A vat of red' }, { text: 'Two vats of blue' }] },
      { type: 'paragraph', text: last },
    ])
  })
})
