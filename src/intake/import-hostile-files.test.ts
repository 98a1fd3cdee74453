import { mkdir, mkdtemp, open, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { operator } from '#staff/audit-log.ts'
import { aSite } from '../../test/support/builders.ts'
import { aPieceAbout, captureText } from '../../test/support/capture-text.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { listCaptureFiles } from './capture-files.ts'
import type { FileLine } from './capture-report.ts'
import { importCaptures } from './import-captures.ts'

const database = useTestDatabase()
let folder = ''

beforeAll(async () => {
  await aSite(database.db)
  folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-hostile-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = {
  ...{ actor: operator, edition: 'en' as const, sectionId: null, date: null, origin: '' },
  ...{ rights: null, publish: false, dryRun: false, now: new Date('2026-11-20T08:00:00Z') },
}

async function importAll(paths: string[]): Promise<FileLine[]> {
  const lines: FileLine[] = []
  for await (const line of importCaptures(database.db, await listCaptureFiles(paths), run)) {
    lines.push(line)
  }
  return lines
}

const good = captureText({ day: '09 November 2019', pieces: [aPieceAbout('Talas')] })
const russian = captureText({
  rates: ['USD/RUB = 64.10 0%'],
  pieces: [
    {
      headline: 'Писарь идёт домой по снегу',
      paragraphs: [
        'Писарь, который хранит земельные книги, пришёл домой пешком в четверг, потому что последний автобус ушёл без него. Книги он нёс в мешке.',
        'Никто не просил его спасать книги, сказал в пятницу мэр города. Крыша конторы начала протекать в полдень, и к четырём часам в архиве стояла вода.',
      ],
    },
  ],
})

const hostile: [name: string, content: string | Buffer, word: string][] = [
  ['empty', '', 'capture-empty'],
  ['only blanks', ' \n\u00a0\n\t\n', 'capture-empty'],
  [
    'a picture',
    Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108', 'hex'),
    'capture-binary',
  ],
  ['an archive', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(4000, 7)]), 'capture-'],
  ['control characters', 'a\u0001b\u0002\u0003\u0004'.repeat(200), 'capture-control-characters'],
  ['one endless line', 'word '.repeat(600_000), 'capture-endless-line'],
  ['neither', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 193) % 256)), 'capture-'],
  ['numbers', Array.from({ length: 50 }, (_, i) => `${i}`).join('\n'), 'capture-nothing-found'],
]

it.each(hostile)('%s is refused with a word, and the rest goes on', async (name, content, word) => {
  const place = path.join(folder, name.replaceAll(' ', '-'))
  await mkdir(place)
  await writeFile(path.join(place, 'a.txt'), content)
  const text = captureText({ pieces: [aPieceAbout(`After${name.replaceAll(' ', '')}`)] })
  await writeFile(path.join(place, 'b.txt'), `${text}\n`)
  const lines = await importAll([place])
  expect(lines).toMatchObject([
    { outcome: 'refused', reason: expect.stringContaining(word), note: expect.any(String) },
    { outcome: 'stored' },
  ])
})

it('a file of more than 100 MB is refused before it is read', async () => {
  const file = path.join(folder, 'large.txt')
  const handle = await open(file, 'w')
  await handle.truncate(104_857_600)
  await handle.close()
  expect(await importAll([file])).toMatchObject([{ reason: 'capture-too-large' }])
})

it.each([
  ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['utf-16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ['windows-1251', windows1251],
])('%s is converted, and is the same capture as in UTF-8', async (encoding, encode) => {
  const text = russian.replace('пятницу', `пятницу ${encoding}`)
  const file = path.join(folder, `${encoding}.txt`)
  await writeFile(file, encode(text))
  expect(await importAll([file])).toMatchObject([
    { outcome: 'stored', encoding, pieces: [{ headline: 'Писарь идёт домой по снегу' }] },
  ])
  await writeFile(file, text)
  expect(await importAll([file])).toMatchObject([{ outcome: 'already-there', encoding: 'utf-8' }])
})

it('folders are walked at any depth, without what is hidden, and other files are told of', async () => {
  const place = path.join(folder, 'walked')
  await mkdir(path.join(place, 'a', 'b'), { recursive: true })
  await mkdir(path.join(place, '.git'))
  await writeFile(path.join(place, '.git', 'c.txt'), good)
  await writeFile(path.join(place, 'a', 'b', 'deep.TXT'), good)
  await writeFile(path.join(place, 'a', 'notes.md'), good)
  await symlink('nowhere', path.join(place, 'a', 'gone.txt'))
  await symlink('..', path.join(place, 'a', 'circle'))
  const told = await importAll([place, path.join(place, 'a')])
  expect(told.map(({ file, ...line }) => [path.relative(place, file), line])).toMatchObject([
    ['a/b/deep.TXT', { outcome: 'stored' }],
    ['a/gone.txt', { reason: 'capture-unreadable', note: 'ENOENT' }],
    ['a/notes.md', { reason: 'capture-other-extension' }],
  ])
  const named = await importAll([place, path.join(place, 'a', 'notes.md')])
  expect(named.at(-1)).toMatchObject({ outcome: 'already-there' })
})

/** Russian letters and ASCII only. */
function windows1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((character) => {
      const code = character.codePointAt(0) ?? 0
      if (code < 128) return code
      const special: Record<string, number> = { ё: 0xb8, '•': 0x95 }
      return special[character] ?? code - 0x0410 + 0xc0
    }),
  )
}
