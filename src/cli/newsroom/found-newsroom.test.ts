import { expect, test } from 'vitest'
import { listTerms } from '#articles/terms.ts'
import type { Body } from '#contract/body.ts'
import { transact } from '#platform/database.ts'
import { lastEventSeq } from '#platform/events.ts'
import { type NewsroomInput, newsroomSchema } from '#site/newsroom.ts'
import { findPage, listPages, savePage } from '#site/static-pages.ts'
import { operator } from '#staff/audit-log.ts'
import { newsroomInput } from '../../../test/support/newsroom-input.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'
import { foundNewsroom } from './found-newsroom.ts'
import type { GivenPage } from './newsroom-files.ts'

const database = useTestDatabase()

const found = (other: Partial<NewsroomInput> = {}, pages: readonly GivenPage[] = []) =>
  foundNewsroom(database.db, { newsroom: newsroomSchema.parse(newsroomInput(other)), pages })

const saying = (text: string): Body => [{ type: 'paragraph', id: 'own-1', text, marks: [] }]
const textOf = async (slug: string) =>
  JSON.stringify((await findPage(database.db, { slug, edition: 'en' }))?.body)

test('a newsroom begins with its pages, sections and countries, and of two at once one founds it', async () => {
  const topics = [{ slug: 'water', name: 'Water' }]
  const both = await Promise.all([found({ topics }), found({ topics })])
  expect(both.sort()).toEqual(['founded', 'unchanged'])
  const pages = await listPages(database.db, 'en')
  expect(pages.map((page) => page.slug)).toEqual([
    'about',
    'corrections-policy',
    'privacy',
    'contact',
    'imprint',
  ])
  expect(await textOf('imprint')).toContain('Valley Post Society')
  const names = async (axis: 'section' | 'country' | 'topic') =>
    (await listTerms(database.db, { axis, edition: 'en' })).map(
      (term) => `${term.slug} ${term.name}`,
    )
  expect(await names('section')).toEqual(['politics Politics', 'economy Economy'])
  expect(await names('topic')).toEqual(['water Water'])
  expect(await names('country')).toEqual([
    'kz Kazakhstan',
    'kg Kyrgyzstan',
    'tj Tajikistan',
    'uz Uzbekistan',
    'tm Turkmenistan',
  ])
})

test('the same answers again change nothing', async () => {
  const seq = await lastEventSeq(database.db)
  expect(await found({ topics: [{ slug: 'water', name: 'Water' }] })).toBe('unchanged')
  expect(await lastEventSeq(database.db)).toBe(seq)
})

test('a new edition has the terms in its own language', async () => {
  const editions: NewsroomInput['editions'] = ['en', 'ru', 'uz-Latn']
  const sections = [{ slug: 'economy', name: { en: 'Economy', ru: 'Экономика' } }]
  expect(await found({ editions, sections })).toBe('changed')
  const inRussian = await listTerms(database.db, { axis: 'country', edition: 'ru' })
  expect(inRussian.map((term) => term.name)).toContain('Кыргызстан')
  const [economy] = await listTerms(database.db, { axis: 'section', edition: 'uz-Latn' })
  expect(economy?.name).toBe('Economy')
  expect((await listPages(database.db, 'uz-Latn'))[0]?.title).toBe('About The Valley Post')
})

test('a page that nobody touched follows the answers; one in the newsroom’s words stays', async () => {
  const editions: NewsroomInput['editions'] = ['en', 'ru', 'uz-Latn']
  await transact(database.db, (tx) =>
    savePage(tx, {
      actor: operator,
      edition: 'en',
      slug: 'about',
      title: 'Us',
      body: saying('Just us.'),
    }),
  )
  await found({ editions, imprint: { publisher: 'New Post Society' } })
  expect(await textOf('imprint')).toContain('New Post Society')
  expect(await textOf('about')).toContain('Just us.')
})

test('pages that are given replace those that are made, and are kept by the next init', async () => {
  const editions: NewsroomInput['editions'] = ['en', 'ru', 'uz-Latn']
  const imprint = { slug: 'imprint', title: 'Imprint', body: saying('As the law wants it.') }
  await found({ editions }, [{ ...imprint, edition: null }])
  await found({ editions, imprint: { publisher: 'Third Society' } })
  expect(await textOf('imprint')).toContain('As the law wants it.')
})

test('a page may be given for one edition, and the others keep theirs', async () => {
  const editions: NewsroomInput['editions'] = ['en', 'ru', 'uz-Latn']
  const page = { slug: 'contact', title: 'Контакты', body: saying('Пишите нам.') }
  await found({ editions }, [{ ...page, edition: 'ru' }])
  expect(await findPage(database.db, { slug: 'contact', edition: 'ru' })).toMatchObject({
    title: 'Контакты',
    edition: 'ru',
  })
  expect((await findPage(database.db, { slug: 'contact', edition: 'en' }))?.title).toBe('Contact')
  await expect(found({ editions }, [{ ...page, edition: 'tk' }])).rejects.toMatchObject({
    code: 'edition-unknown',
  })
})

test('each edition has the pages in its own words, save of what the newsroom says itself', async () => {
  const editions: NewsroomInput['editions'] = ['en', 'ru', 'uz-Latn', 'kk']
  await transact(database.db, (tx) =>
    savePage(tx, {
      ...{ actor: operator, edition: 'en', slug: 'privacy' },
      ...{ title: 'Privacy', body: saying('We keep nothing.') },
    }),
  )
  expect(await found({ editions })).toBe('changed')
  const editionOf = async (slug: string, edition: 'ru' | 'kk' | 'uz-Latn') =>
    (await findPage(database.db, { slug, edition }))?.edition
  expect(await editionOf('corrections-policy', 'ru')).toBe('ru')
  expect(await editionOf('corrections-policy', 'kk')).toBe('kk')
  expect(await editionOf('corrections-policy', 'uz-Latn')).toBe('en')
  expect(await editionOf('privacy', 'kk')).toBe('en')
  expect(await found({ editions })).toBe('unchanged')
})
