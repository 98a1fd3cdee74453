import { describe, expect, it } from 'vitest'
import { expungeArticle, expungePassage } from '#articles/expunge.ts'
import { transact } from '#platform/database.ts'
import { twoPersons } from '../../test/support/builders.ts'
import { aPieceAbout, captureText } from '../../test/support/capture-text.ts'
import { idOf, newTown, useImport } from '../../test/support/import-desk.ts'

const { database, importAll, importCapture, write } = useImport()

describe('what was expunged', () => {
  const order = async (articleId: string) => {
    const persons = await twoPersons(database.db)
    return { ...persons, articleId, reasonClass: 'personal-data' as const }
  }
  const holds = async (words: string) => {
    const { db } = database
    const captures = await db.selectFrom('captures').selectAll().execute()
    const copies = await db.selectFrom('working_copies').selectAll().execute()
    return JSON.stringify([captures, copies]).includes(words)
  }

  it('a passage is cut from captures that come in, and the same capture is already there', async () => {
    const piece = aPieceAbout(newTown())
    const secret = 'Zulfiya Importova'
    const told = {
      ...piece,
      paragraphs: [
        ...piece.paragraphs,
        `This was seen by ${secret}, who lives next to the mill and knows the clerk.`,
      ],
    }
    const capture = { day: '09 November 2019', pieces: [told] }
    const { first } = await importCapture(capture)
    const expunction = await order(idOf(first))
    await transact(database.db, (tx) => expungePassage(tx, { ...expunction, passage: secret }))
    expect(await importCapture(capture)).toMatchObject({ outcome: 'already-there' })
    expect(await holds(secret)).toBe(false)
    const elsewhere = await importCapture({ day: '16 November 2019', pieces: [told] })
    expect(elsewhere.first).toMatchObject({ outcome: 'known', articleId: first?.articleId })
    expect(await holds(secret)).toBe(false)
  })

  it('a capture that holds a sentence of a piece expunged as a whole is refused', async () => {
    const piece = aPieceAbout(newTown())
    const capture = { day: '09 November 2019', pieces: [piece] }
    const { first, file } = await importCapture(capture)
    const expunction = await order(idOf(first))
    await transact(database.db, (tx) => expungeArticle(tx, expunction))
    expect(await importAll([file])).toMatchObject([
      { outcome: 'refused', reason: 'capture-expunged' },
    ])
    const text = captureText({ pieces: [aPieceAbout(newTown())], end: piece.headline })
    const teaser = await write('teaser.txt', text)
    expect(await importAll([teaser])).toMatchObject([{ reason: 'capture-expunged' }])
    expect(await holds(piece.headline)).toBe(false)
  })
})
