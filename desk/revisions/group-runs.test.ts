import fc from 'fast-check'
import { expect, test } from 'vitest'
import { groupRuns, type Saved } from './group-runs.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString()
const saved = (version: number, minute: number, id: string): Saved => {
  return { version, savedAt: at(minute), savedBy: { id } }
}

test('a run ends with a pause of ten minutes, and where somebody else saves', () => {
  const versions = [
    saved(5, 40, 'aigul'),
    saved(4, 31, 'aigul'),
    saved(3, 30, 'bek'),
    saved(2, 20, 'bek'),
    saved(1, 19, 'bek'),
  ]
  const runs = groupRuns(versions).map((run) => run.versions.map(({ version }) => version))
  expect(runs).toEqual([[5, 4], [3], [2, 1]])
})

test('no version is left out, and none is moved', () => {
  const anySaved = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.constantFrom('aigul', 'bek')))
    .map((rows) => rows.map(([minute, id], i) => saved(rows.length - i, minute, id)))
  fc.assert(
    fc.property(anySaved, (versions) => {
      expect(groupRuns(versions).flatMap((run) => run.versions)).toEqual(versions)
    }),
  )
})
