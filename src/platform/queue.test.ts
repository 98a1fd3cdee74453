import { expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { transact } from './database.ts'
import { openLog } from './log.ts'
import { dropJob, fileJob, handle, type Job, type JobHandler, startWorker } from './queue.ts'

const database = useTestDatabase()

const greet: Job<{ name: string }> = {
  name: 'greet',
  payload: z.strictObject({ name: z.string().min(1) }),
}

const file = (name: string, options: { runAt?: Date; key?: string } = {}) =>
  transact(database.db, (tx) => fileJob(tx, greet, { name }, options))

const work = async (handlers: readonly JobHandler[]) => {
  const worker = await startWorker({ pool: database.pool, log: openLog('silent'), handlers })
  onTestFinished(async () => {
    await worker.stop()
    // A job that fails in this moment is still locked, and a locked one is not completed.
    await eventually(async () => {
      await database.pool.query(
        'select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))',
      )
      expect(await waitingJobs()).toEqual([])
    })
  })
}

/** The deadline is for a machine that has much else to do. */
const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000 })

const waitingJobs = async () =>
  (
    await database.pool.query<{ key: string | null; attempts: number; last_error: string | null }>(
      'select key, attempts, last_error from graphile_worker.jobs order by id',
    )
  ).rows

test('a job is done after the act that filed it is committed', async () => {
  const greeted: string[] = []
  await work([handle(greet, async ({ name }) => void greeted.push(name))])
  await file('Aigul')
  await eventually(() => expect(greeted).toEqual(['Aigul']))
})

test('a job is rolled back with its act', async () => {
  await transact(database.db, async (tx) => {
    await fileJob(tx, greet, { name: 'Nobody' })
    throw new Error('the act fails')
  }).catch(() => {})
  expect(await waitingJobs()).toEqual([])
})

test('a job that fails is kept for another try, with its reason', async () => {
  let tries = 0
  const failing = handle(greet, async () => {
    tries++
    throw new Error('the mail server is away')
  })
  await work([failing])
  await file('Aigul')
  await eventually(async () => {
    expect(await waitingJobs()).toMatchObject([
      { attempts: 1, last_error: 'the mail server is away' },
    ])
  })
  // Its time comes: the queue waits a little longer after each failure.
  await database.pool.query(
    'select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), run_at => now())',
  )
  await eventually(() => expect(tries).toBe(2))
})

test('a key replaces the job that waits under it, and drops it', async () => {
  const later = new Date(Date.now() + 3_600_000)
  await file('first', { key: 'greeting', runAt: later })
  await file('second', { key: 'greeting', runAt: later })
  expect(await waitingJobs()).toMatchObject([{ key: 'greeting' }])
  await transact(database.db, (tx) => dropJob(tx, 'greeting'))
  expect(await waitingJobs()).toEqual([])
})

test('what does not fit the job is refused when it is filed, and when it is read', async () => {
  await expect(file('')).rejects.toThrow()
  const greeted: string[] = []
  const handler = handle(greet, async ({ name }) => void greeted.push(name))
  await expect(async () => handler.run({ nome: 'Aigul' })).rejects.toThrow()
  expect(greeted).toEqual([])
})
