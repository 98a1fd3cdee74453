import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { explainDatabaseFault, isDatabaseAway } from './database-fault.ts'
import { Failure } from './failure.ts'

const database = useTestDatabase()

test('a connection that is ended in the middle is told', async () => {
  const client = await database.pool.connect()
  const ended = client.query('select pg_terminate_backend(pg_backend_pid())')
  const error = await ended.catch((cause: unknown) => cause)
  client.release(true)
  expect(explainDatabaseFault(error)?.code).toBe('database-lost')
})

test('a full disk is told', () => {
  const error = Object.assign(new Error('could not extend file'), { code: '53100' })
  expect(explainDatabaseFault(error)).toMatchObject({ code: 'disk-full', cause: error })
})

test.each([
  ['08006', true],
  ['53300', true],
  ['57P03', true],
  ['ECONNREFUSED', true],
  ['23505', false],
  ['ENOENT', false],
])('whether an error with the code %s means that the database is away: %s', (code, away) => {
  expect(isDatabaseAway(Object.assign(new Error('a fault'), { code }))).toBe(away)
})

test('a socket file that is not there means that the database is away', () => {
  const error = Object.assign(new Error('connect'), { code: 'ENOENT', syscall: 'connect' })
  expect(isDatabaseAway(error)).toBe(true)
})

test('what is another fault, or told already, is left alone', async () => {
  const error = await database.pool.query('select 1/0').catch((cause: unknown) => cause)
  expect(explainDatabaseFault(error)).toBeNull()
  expect(explainDatabaseFault(new Failure('x', 'Connection terminated'))).toBeNull()
  expect(explainDatabaseFault('text')).toBeNull()
})
