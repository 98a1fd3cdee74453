import { afterAll, beforeAll } from 'vitest'
import type { Connection } from '#platform/database.ts'
import { aSite } from './builders.ts'
import { type ChaparProcess, startChapar } from './chapar-process.ts'
import { type TestDatabase, useTestDatabase } from './test-database.ts'

export type WebProcesses = { database: TestDatabase; readonly addresses: string[] }

/** A newsroom that is served by so many `chapar web` processes beside one database. */
export function useWebProcesses(count: number): WebProcesses {
  const database = useTestDatabase()
  const processes: ChaparProcess[] = []
  const addresses: string[] = []
  beforeAll(async () => {
    await aSite(database.db)
    const DATABASE_URL = urlOf(database.connection)
    for (let n = 0; n < count; n += 1) {
      processes.push(startChapar(['web'], { DATABASE_URL, PORT: '0', LOG_LEVEL: 'fatal' }))
    }
    addresses.push(...(await Promise.all(processes.map((process) => process.address))))
  }, 90_000)
  afterAll(async () => {
    for (const process of processes) process.kill('SIGTERM')
    await Promise.all(processes.map((process) => process.finished))
  })
  return { database, addresses }
}

/** As a setting: DATABASE_URL. */
export function urlOf({ host, port, user, password, database }: Connection): string {
  const secret = typeof password === 'string' ? `:${encodeURIComponent(password)}` : ''
  return `postgres://${user}${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}
