import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFile } from '#platform/project-file.ts'
import { findImportFaults } from './support/room-rules.ts'

test('every import stays at home or goes where its room may go', () => {
  const files = globSync('{src,desk}/**/*.{ts,tsx}', {
    cwd: projectFile(),
    exclude: ['desk/vite.config.ts'],
  })
  expect(files.length).toBeGreaterThan(30)
  const faults = files.flatMap((file) =>
    findImportFaults(file, readFileSync(projectFile(file), 'utf8')),
  )
  expect(faults).toEqual([])
})

test.each([
  [
    'wrong direction',
    'src/rates/ticker.ts',
    `import { a } from '#articles/tags.ts'`,
    /may not import articles/,
  ],
  [
    'wrong direction, types too',
    'src/site/site.ts',
    `import type { A } from '#articles/tags.ts'`,
    /may not import articles/,
  ],
  [
    'audiences apart',
    'src/reader/page.tsx',
    `import { a } from '#desk-api/articles.ts'`,
    /may not import desk-api/,
  ],
  [
    'the ground knows no newsroom',
    'src/platform/log.ts',
    `import { a } from '#site/site.ts'`,
    /may not import site/,
  ],
  [
    'no room imports the app',
    'src/articles/tags.ts',
    `import { a } from '#app.ts'`,
    /may not import app/,
  ],
  [
    'private folder',
    'src/reader/page.tsx',
    `import { a } from '#articles/publishing/slug.ts'`,
    /private folder/,
  ],
  [
    'private folder, from the top',
    'src/app.ts',
    `import { a } from '#reader/views/page.tsx'`,
    /private folder/,
  ],
  [
    'private folder, dynamic',
    'src/reader/page.tsx',
    `await import('#articles/publishing/slug.ts')`,
    /private folder/,
  ],
  [
    'relative path across rooms',
    'src/reader/page.tsx',
    `import { a } from '../articles/tags.ts'`,
    /by a relative path/,
  ],
  [
    'relative path out of src',
    'src/reader/page.tsx',
    `import { a } from '../../scripts/schema.ts'`,
    /leaves src/,
  ],
  [
    'tests only may use test support',
    'src/reader/page.tsx',
    `import { a } from '../../test/support/a.ts'`,
    /leaves src/,
  ],
  [
    'own room by its name',
    'src/articles/tags.ts',
    `import { a } from '#articles/read.ts'`,
    /names its own room/,
  ],
  [
    'the application knows the server by its contract only',
    'desk/finding/pieces-page.tsx',
    `import type { A } from '#articles/tags.ts'`,
    /may not import articles/,
  ],
  [
    'the application by a relative path',
    'desk/finding/pieces-page.tsx',
    `import { a } from '../../src/contract/desk.ts'`,
    /by a relative path/,
  ],
  [
    'the application runs in a browser',
    'desk/finding/pieces-page.tsx',
    `import { readFile } from 'node:fs'`,
    /into the browser/,
  ],
  ['a barrel', 'src/articles/index.ts', '', /is a barrel/],
  [
    'a barrel by another name',
    'src/articles/all.ts',
    `export { a } from './tags.ts'`,
    /exports on/,
  ],
  ['a whole barrel', 'src/articles/all.ts', `export * from './tags.ts'`, /exports on/],
  [
    'a room nobody knows',
    'src/utils/text.ts',
    `import { a } from '#site/site.ts'`,
    /does not know/,
  ],
])('a planted violation is found: %s', (_name, file, source, fault) => {
  expect(findImportFaults(file, source)).toEqual([expect.stringMatching(fault)])
})

test.each([
  ['src/reader/page.tsx', `import { a } from '#articles/tags.ts'\nimport z from 'zod'`],
  [
    'src/reader/views/page.tsx',
    `import { a } from '../catalogue.ts'\nimport { b } from '#reader/c.ts'`,
  ],
  ['desk/main.tsx', `import './frame/desk.css'\nimport { z } from '#contract/desk.ts'`],
  ['src/site/site.test.ts', `import { a } from '../../test/support/test-database.ts'`],
  ['src/cli/start.ts', `import { a } from '#app.ts'\nimport { b } from './terminal.ts'`],
  ['src/cli.ts', `import { a } from './app.ts'\nawait import('#cli/start.ts')`],
])('what is allowed is left alone: %s', (file, source) => {
  expect(findImportFaults(file, source)).toEqual([])
})
