import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { listCaptureFiles } from '#intake/capture-files.ts'
import type { FileLine, PieceLine } from '#intake/capture-report.ts'
import { importCaptures } from '#intake/import-captures.ts'
import { operator } from '#staff/audit-log.ts'
import { aSite } from './builders.ts'
import { type CaptureToWrite, captureText } from './capture-text.ts'
import { useTestDatabase } from './test-database.ts'

type Run = Parameters<typeof importCaptures>[2]

/** An import that keeps drafts. */
export const asDrafts: Run = {
  ...{ actor: operator, edition: 'en', sectionId: null, date: null, origin: '', rights: null },
  ...{ publish: false, dryRun: false, now: new Date('2026-11-20T08:00:00Z') },
}

/** An import that publishes. */
export const inPublic: Run = {
  ...asDrafts,
  ...{ publish: true, rights: 'licensed', origin: 'The Valley Gazette' },
}

let towns = 0

/** A name that no other piece of the test file has. */
export function newTown(): string {
  towns += 1
  const [first, second] = [towns % 26, Math.floor(towns / 26)]
  return `Town${String.fromCharCode(65 + first, 97 + second)}`
}

/** A newsroom with a folder to write captures to, and their import. */
export function useImport() {
  const database = useTestDatabase()
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-import-'))
    await aSite(database.db)
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  async function importAll(paths: string[], run: Run = asDrafts): Promise<FileLine[]> {
    const files = await listCaptureFiles(paths)
    const lines: FileLine[] = []
    for await (const line of importCaptures(database.db, files, run)) lines.push(line)
    return lines
  }

  return {
    database,
    importAll,
    /** Writes a file to the folder; returns its path. */
    async write(name: string, content: string | Buffer): Promise<string> {
      const file = path.join(folder, name)
      await writeFile(file, content)
      return file
    },
    /** Writes a capture and imports it. */
    async importCapture(capture: CaptureToWrite | string, run: Run = asDrafts) {
      const file = path.join(folder, `${newTown()}.txt`)
      await writeFile(file, typeof capture === 'string' ? capture : captureText(capture))
      const [line] = await importAll([file], run)
      if (!line || line.outcome === 'refused') throw new Error(`refused: ${JSON.stringify(line)}`)
      return { ...line, first: line.pieces[0], file }
    },
    sightingsOf: (articleId: string) =>
      database.db
        .selectFrom('sightings')
        .select(['completeness'])
        .where('article_id', '=', articleId)
        .orderBy('capture_sha256')
        .execute(),
    workingCopyOf: (articleId: string) =>
      database.db
        .selectFrom('working_copies')
        .selectAll()
        .where('article_id', '=', articleId)
        .executeTakeFirstOrThrow(),
    async rowsOf(table: 'captures' | 'articles' | 'audit_log' | 'events' | 'import_runs') {
      const { rows } = await database.pool.query(`select count(*)::int as n from ${table}`)
      return rows[0].n as number
    },
  }
}

/** The piece that a line of the report is about. */
export function idOf(line: Pick<PieceLine, 'articleId'> | undefined): string {
  if (!line?.articleId) throw new Error('there is no piece')
  return line.articleId
}
