import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listArticles } from '#articles/list-articles.ts'
import { latest } from '#articles/listing-keys.ts'
import { resolveAddress } from '#articles/resolve-address.ts'
import { transact } from '#platform/database.ts'
import { operator } from '#staff/audit-log.ts'
import { aSite } from '../../test/support/builders.ts'
import { aDrawing, aPhotograph } from '../../test/support/picture-files.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { useTestMedia } from '../../test/support/test-media.ts'
import { takeStoryPictures } from './keep-story-pictures.ts'
import { printStories } from './print-stories.ts'
import { readPage } from './read-page.ts'
import { readStory } from './read-story.ts'

const database = useTestDatabase()
const store = useTestMedia()
let folder = ''

const LEAD = `picture:
  file: bridge.jpg
  alt: A bridge over a river
  caption: The bridge on Monday.
  credit: A. Writer
  licence: CC BY 4.0
  focus: [0.2, 0.5]`
const INSIDE = ':::picture\nfile: map.svg\nalt: A map\nsource: The road office\n:::'

const story = (front = LEAD, text = `It opens.\n\n${INSIDE}\n\nIt is long.`) =>
  readStory(
    `---\nheadline: A bridge\nkind: news\nslug: bridge\n${front}\n---\n${text}\n`,
    'bridge.md',
  )

beforeAll(async () => {
  await aSite(database.db)
  folder = await mkdtemp(path.join(os.tmpdir(), 'chapar-stories-'))
  await writeFile(path.join(folder, 'bridge.jpg'), await aPhotograph())
  await writeFile(path.join(folder, 'map.svg'), aDrawing())
  await writeFile(path.join(folder, 'evil.jpg'), aDrawing('<script>alert(1)</script>'))
  await symlink('/etc/passwd', path.join(folder, 'passwd.jpg'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const take = (...stories: ReturnType<typeof story>[]) =>
  takeStoryPictures(stories, { folder, imaging: store.media.imaging })

async function print(...stories: ReturnType<typeof story>[]) {
  const pictures = { originals: store.media.originals, taken: await take(...stories) }
  const printing = { actor: operator, stories, pictures, labels: [], now: new Date() }
  return transact(database.db, (tx) => printStories(tx, printing))
}

async function published(address = '') {
  const resolved = await resolveAddress(database.db, address)
  if (resolved?.kind !== 'article') throw new Error(`no piece at ${address}`)
  return resolved.article
}

describe('a story with pictures', () => {
  test('shows one over its text, one inside, and its card has the first', async () => {
    const [line] = await print(story())
    const { text, pictures } = await published(line?.path)
    const inside = text.body.find((block) => block.type === 'picture')
    expect(text.leadPicture).toMatchObject({
      alt: 'A bridge over a river',
      credit: 'A. Writer',
      licence: 'CC BY 4.0',
    })
    expect(inside).toMatchObject({ alt: 'A map', source: 'The road office' })
    expect(pictures.map(({ id }) => id).sort()).toEqual(
      [text.leadPicture?.mediaId, inside?.mediaId].sort(),
    )
    const { cards } = await listArticles(database.db, {
      ...{ edition: 'en', listing: latest, offset: 0, limit: 9 },
    })
    expect(cards[0]?.picture?.use).toEqual(text.leadPicture)
    expect(cards[0]?.picture?.picture.framing.focus).toEqual({ x: 0.2, y: 0.5 })
  })

  test('is corrected with the same picture, which keeps its block and its file', async () => {
    const correction = `${LEAD}\ncorrection: { kind: correction, note: It is longer. }`
    const [line] = await print(story(correction, `It opens.\n\n${INSIDE}\n\nIt is longer.`))
    const { text, publishedNumber, corrections } = await published(line?.path)
    expect([publishedNumber, corrections.length]).toEqual([2, 1])
    const bodies = await database.db.selectFrom('revisions').select('body').execute()
    const ids = bodies.map(({ body }) => (body as { id: string; type: string }[])[1])
    expect(ids[0]).toEqual(ids[1])
    expect(text.leadPicture?.caption).toBe('The bridge on Monday.')
    expect(await store.media.originals.list('')).toHaveLength(2)
  })
})

describe('a picture that cannot be taken is refused with the name of the story', () => {
  const front = (file: string) => `picture: { file: ${JSON.stringify(file)}, alt: A bridge }`

  test.each([
    '../bridge.jpg',
    '/etc/passwd',
    'a/../../b.jpg',
    '.env',
    'a/b/c.jpg',
    'C:\\x.jpg',
    'https://a.example/x.jpg',
    'x\n.jpg',
    '',
  ])('%j, which leads elsewhere', (file) => {
    expect(() => story(front(file))).toThrow(/bridge\.md.*picture/)
  })

  test.each([
    ['missing.jpg', 'is no file'],
    ['passwd.jpg', 'is no file'],
    ['evil.jpg', 'has <script>'],
  ])('%s', async (file, why) => {
    await expect(take(story(front(file)))).rejects.toMatchObject({
      code: 'story-unreadable',
      message: expect.stringContaining(why),
    })
  })

  test('one without words for those who do not see it, and one in a page', () => {
    expect(() => story('picture: { file: bridge.jpg, alt: "" }')).toThrow(/alt/)
    expect(() => story('', ':::picture\nfile: map.svg\n:::')).toThrow(/line 7: the picture is not/)
    expect(() => readPage(`---\ntitle: About\n---\n${INSIDE}`, 'about.md')).toThrow(/no pictures/)
  })
})
