import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Db } from '#platform/database.ts'
import { projectFile } from '#platform/project-file.ts'
import { operator } from '#staff/audit-log.ts'
import { aSite } from '../../test/support/builders.ts'
import { aReaderApp } from '../../test/support/reader-app.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import type { PieceLine } from './capture-report.ts'
import { importCaptures } from './import-captures.ts'
import { readCapture } from './read-capture.ts'
import type { ReadArticle } from './reading.ts'

const database = useTestDatabase()
const seed = projectFile('..', 'shared', 'captures', 'seed.txt')
const sample = projectFile('samples', 'captures', 'listing-2019-11-16.txt')

async function publish(db: Db, file: string): Promise<PieceLine[]> {
  const files = [{ file, isTextByName: true }]
  const run = {
    ...{ actor: operator, edition: 'en' as const, sectionId: null, date: null },
    ...{ origin: 'A paper of long ago', rights: 'licensed' as const, publish: true },
    ...{ dryRun: false, now: new Date() },
  }
  const pieces: PieceLine[] = []
  for await (const line of importCaptures(db, files, run)) {
    if (line.outcome !== 'refused') pieces.push(...line.pieces)
  }
  return pieces
}

/** What the law covers. A dash after a dateline is ours in the text edition. */
function wordsOf({ headline, kind, dateline, blocks }: ReadArticle) {
  const texts = blocks.map(({ type, text }) => ({ type, text: text.replace(/ [–-] /, ' — ') }))
  return { headline, kind, dateline, blocks: texts }
}

test.for([
  ['the seed', seed, 6],
  ['a sample capture', sample, 2],
] as const)(
  '%s: imported, published and read from the text edition it is the same',
  async ([, file, n], { skip }) => {
    skip(!existsSync(file), `${file} is not here`)
    const { db } = database
    await aSite(db)
    const before = readCapture(readFileSync(file, 'utf8')).articles
    const pieces = await publish(db, file)
    expect(pieces.map(({ outcome }) => outcome)).toEqual(Array(n).fill('published'))
    const { request } = aReaderApp(db)
    const after: ReadArticle[] = []
    for (const { path } of pieces) {
      const edition = await (await request(`${path}.txt`)).text()
      after.push(...readCapture(edition).articles)
    }
    expect(after.map(wordsOf)).toEqual(before.map(wordsOf))
  },
)
