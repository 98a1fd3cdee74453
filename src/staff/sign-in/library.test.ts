import { getMigrations } from 'better-auth/db/migration'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { openLibrary } from './library.ts'

const database = useTestDatabase()

/** Of signing in with an account of another site, which is not offered. */
const unused = [
  'accessToken',
  'refreshToken',
  'idToken',
  'accessTokenExpiresAt',
  'refreshTokenExpiresAt',
  'scope',
]

test('our tables have every column that the library may ask for, of the right type', async () => {
  const { db } = database
  const library = await openLibrary({
    db,
    key: 'a key for a test, long enough for the library',
    siteUrl: 'https://paper.example',
    origin: () => 'https://paper.example',
    issuer: 'paper.example',
  })
  const { toBeCreated, toBeAdded } = await getMigrations({
    ...library.options,
    database: { db, type: 'postgres' },
  })
  expect(toBeCreated).toEqual([])
  expect(toBeAdded.map(({ table, fields }) => [table, Object.keys(fields)])).toEqual([
    ['credentials', unused],
  ])
})
