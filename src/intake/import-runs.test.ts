import { expect, it } from 'vitest'
import { aPieceAbout, captureText } from '../../test/support/capture-text.ts'
import { asDrafts, idOf, newTown, useImport } from '../../test/support/import-desk.ts'
import { importCaptures } from './import-captures.ts'
import { findImportRun, listImportRuns, listRefusals } from './list-import-runs.ts'
import { listLeftCopies } from './list-left-copies.ts'

const { database, importAll, importCapture, write } = useImport()

const lastRun = async () => {
  const run = await findImportRun(database.db)
  if (!run) throw new Error('there is no run')
  return run
}

it('what was read, stored, refused and why can be told later', async () => {
  const good = await write('good.txt', captureText({ pieces: [aPieceAbout(newTown())] }))
  const picture = await write('a\npicture.txt', Buffer.from('89504e470d0a1a0a0000000d', 'hex'))
  await importAll([good, picture, await write('again.txt', '')])
  const run = await lastRun()
  expect(run).toMatchObject({
    ...{ files: 3, read: 3, stored: 1, alreadyThere: 0, refused: 2, pieces: { draft: 1 } },
    wishes: { edition: 'en', publish: false },
    endedAt: expect.any(Date),
  })
  expect(await listRefusals(database.db, run.id)).toEqual([
    { file: picture, reason: 'capture-binary' },
    { file: expect.stringContaining('again.txt'), reason: 'capture-empty' },
  ])
  await importAll([good])
  expect(await listImportRuns(database.db, { limit: 2 })).toMatchObject([
    { stored: 0, alreadyThere: 1, pieces: {} },
    { id: run.id },
  ])
  expect(await findImportRun(database.db, run.id.slice(0, 20))).toMatchObject({ id: run.id })
  expect(await findImportRun(database.db, '%')).toBeNull()
})

it('a run that is stopped says how far it came', async () => {
  const names = ['one.txt', 'two.txt', 'three.txt']
  const files = names.map(async (name) => ({
    file: await write(name, captureText({ pieces: [aPieceAbout(newTown())] })),
    isTextByName: true,
  }))
  for await (const _ of importCaptures(database.db, await Promise.all(files), asDrafts)) break
  expect(await lastRun()).toMatchObject({ files: 3, read: 1, stored: 1, endedAt: expect.any(Date) })
})

it('a conflicting copy can be found later, beside the piece that it is like', async () => {
  const piece = aPieceAbout(newTown())
  const { first } = await importCapture({ day: '09 November 2019', pieces: [piece] })
  const paragraphs = piece.paragraphs.map((text) => text.replace('midnight', 'dawn'))
  await importCapture({ day: '16 November 2019', pieces: [{ ...piece, paragraphs }] })
  const left = {
    ...{ verdict: 'conflict', headline: piece.headline, articleId: idOf(first), path: null },
    ...{ position: 1, capture: { day: '2019-11-16' } },
  }
  expect(await listLeftCopies(database.db)).toMatchObject([left])
  expect(await listLeftCopies(database.db, { runId: (await lastRun()).id })).toMatchObject([left])
})
