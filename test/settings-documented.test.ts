import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { secretSettings, settingsSchema } from '#platform/settings.ts'

const names = [
  ...Object.keys(settingsSchema.shape),
  ...secretSettings.map((name) => `${name}_FILE`),
]

/** The settings that have no row of their own in the table of docs/operating.md. */
const undocumented = (manual: string) =>
  names.filter((name) => !new RegExp(`^\\| \`${name}\` \\|`, 'm').test(manual))

const manual = readFileSync(projectFile('docs', 'operating.md'), 'utf8')

test('docs/operating.md has a row for every setting', () => {
  expect(undocumented(manual)).toEqual([])
})

test('docs/operating.md has no row for a setting that does not exist', () => {
  const rows = [...manual.matchAll(/^\| `([A-Z][A-Z0-9_]+)` \|/gm)].map((match) => match[1])
  expect(rows.filter((row) => !names.includes(row ?? ''))).toEqual([])
})

test('a row that is taken away is missed', () => {
  expect(undocumented(manual.replace(/^\| `LOG_LEVEL` \|.*$/m, ''))).toEqual(['LOG_LEVEL'])
})
