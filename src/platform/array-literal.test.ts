import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { arrayLiteral } from './array-literal.ts'

const database = useTestDatabase()

test('PostgreSQL reads from the literal what was written into it, whatever it is', async () => {
  // Text of the database has no NUL, and no halves of pairs.
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'))
  const special = fc.constantFrom(
    '',
    'NULL',
    'null',
    '{',
    '}',
    ',',
    '"',
    '\\',
    ' a',
    'a ',
    "'",
    '\n',
  )
  const element = fc.oneof(text, special, fc.constant(null))
  await fc.assert(
    fc.asyncProperty(fc.array(element), async (elements) => {
      const { rows } = await sql<{ back: (string | null)[] }>`
        select ${arrayLiteral(elements)}::text[] as back`.execute(database.db)
      expect(rows[0]?.back).toEqual(elements)
    }),
    { numRuns: 200 },
  )
})

test('numbers and truth values are written as such', async () => {
  const { rows } = await sql<{ ints: number[]; flags: boolean[] }>`
    select ${arrayLiteral([1, -2, null])}::int[] as ints,
      ${arrayLiteral([true, false])}::boolean[] as flags`.execute(database.db)
  expect(rows[0]).toEqual({ ints: [1, -2, null], flags: [true, false] })
})
