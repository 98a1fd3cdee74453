import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { articleKinds, correctionKinds } from '#contract/article.ts'
import { textPlaces } from '#contract/body.ts'
import { projectFile } from '#platform/project-file.ts'
import { readStory, type Story } from './read-story.ts'
import { linkedStories, resolveStoryLinks } from './story-links.ts'

const dir = projectFile('samples', 'stories')
const files = readdirSync(dir)
  .filter((file) => file.endsWith('.md'))
  .sort()
const stories = files.map((file) => readStory(readFileSync(`${dir}/${file}`, 'utf8'), file))
const pieces = stories.filter((story) => !story.correction)

const editionOf = ({ edition = 'en' }: Story) => edition
const nameOf = (story: Story) => `${editionOf(story)}/${story.slug}`
const momentOf = ({ correction, publishedAt }: Story) =>
  (correction ? correction.at : publishedAt)?.getTime() ?? Number.NaN

/** The finished body: that it is one says that it is within the contract. */
const bodyOf = (story: Story) => {
  const linked = linkedStories(story.blocks)
  const addresses = new Map(linked.map((slug) => [slug, `/2026/01/01/${slug}`]))
  return resolveStoryLinks(story.blocks, addresses, story.file)
}

test('they are enough, in three languages and of every kind', () => {
  const count = (edition: string) => pieces.filter((story) => editionOf(story) === edition).length
  expect(pieces.length).toBeGreaterThanOrEqual(70)
  expect([count('ru'), count('kk')]).toEqual([12, 12])
  expect(new Set(pieces.map(({ kind }) => kind))).toEqual(new Set(articleKinds))
  const corrections = stories.flatMap(({ correction }) => correction ?? [])
  expect(new Set(corrections.map(({ kind }) => kind))).toEqual(new Set(correctionKinds))
  expect(new Set(pieces.flatMap(({ topics }) => topics)).size).toBe(10)
  expect([...new Set(pieces.flatMap(({ countries }) => countries))].sort()).toEqual([
    'KG',
    'KZ',
    'TJ',
    'TM',
    'UZ',
  ])
})

test('each is within the contract, with a headline of 20 to 160 characters', () => {
  for (const story of stories) {
    expect(bodyOf(story).length, story.file).toBeGreaterThan(0)
    expect(story.headline.length, story.file).toBeGreaterThanOrEqual(20)
    expect(story.headline.length, story.file).toBeLessThanOrEqual(160)
    expect(story.bylines, story.file).toEqual([])
    expect(momentOf(story), story.file).not.toBeNaN()
  }
})

test('no name is given twice, and a file is called after what it holds', () => {
  expect(new Set(pieces.map(nameOf)).size).toBe(pieces.length)
  for (const { file, slug, edition, correction } of stories) {
    const number = correction ? String.raw`\.[2-9]` : ''
    expect(file).toMatch(
      new RegExp(`^${slug}${edition ? String.raw`\.${edition}` : ''}${number}\\.md$`),
    )
  }
})

test('every link leads to an older piece of the same edition', () => {
  const moments = new Map(pieces.map((story) => [nameOf(story), momentOf(story)]))
  for (const story of stories) {
    for (const slug of linkedStories(story.blocks)) {
      const target = moments.get(`${editionOf(story)}/${slug}`)
      expect(target, `${story.file} links to ${slug}`).toBeLessThan(momentOf(story))
    }
  }
})

test('every translation has its older original, filed under the same terms', () => {
  const originals = new Map(
    pieces.filter(({ translationOf }) => !translationOf).map((story) => [story.slug, story]),
  )
  const translations = pieces.filter(({ edition }) => edition !== undefined)
  for (const story of translations) {
    const original = originals.get(story.translationOf ?? '')
    expect(original, story.file).toBeDefined()
    if (!original) continue
    expect(momentOf(story), story.file).toBeGreaterThanOrEqual(momentOf(original))
    const { kind, sections, countries, topics } = original
    expect(story, story.file).toMatchObject({ kind, sections, countries, topics })
  }
})

test('no two share a sentence', () => {
  const seen = new Map<string, string>()
  for (const story of stories) {
    for (const sentence of sentencesOf(story)) {
      const first = seen.get(sentence) ?? nameOf(story)
      expect(first, `${story.file}: ${sentence}`).toBe(nameOf(story))
      seen.set(sentence, first)
    }
  }
  expect(seen.size).toBeGreaterThan(1000)
})

/** Of five words and more, in lower case and without signs: shorter ones are common property. */
function sentencesOf(story: Story): string[] {
  const texts = textPlaces(bodyOf(story)).map(({ text }) => text)
  return [story.headline, story.standfirst, ...texts]
    .flatMap((text) => text.split(/[.!?:;…]+\s/))
    .map((sentence) => (sentence.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' '))
    .filter((sentence) => sentence.split(' ').length >= 5)
}
