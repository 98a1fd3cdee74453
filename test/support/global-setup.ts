import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#platform/database.ts'
import { startEmbedded } from '#platform/embedded/embedded-postgres.ts'
import { migrate } from '#platform/migrations.ts'
import { buildChapar } from './chapar-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; port: number; user: string; password?: string }
    /** where the folder of the sample newsroom is made by the first test file that asks for it */
    newsroomFolder: string
  }
}

export const TEMPLATE = 'template_chapar'

/**
 * One real server a run, with one migrated database that each test file clones, and a build that
 * the journeys run.
 */
export default async function setup(project: TestProject) {
  await buildChapar()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'chapar-test-'))
  const server = await startEmbedded({ dataDir })
  const { database, ...address } = server.connection
  const admin = openDatabase({ ...address, database })
  await admin.pool.query(`create database ${TEMPLATE}`)
  await admin.close()
  const template = openDatabase({ ...address, database: TEMPLATE })
  await migrate(template.pool)
  await template.close()
  project.provide('postgres', address)
  project.provide('newsroomFolder', path.join(dataDir, 'newsroom'))
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
