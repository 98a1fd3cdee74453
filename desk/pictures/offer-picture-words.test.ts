import { expect, test } from 'vitest'
import type { PictureUse } from '#contract/body.ts'
import { findWords } from '../editor/finding/find-words.ts'
import { replaceIn } from '../editor/finding/word-place.ts'
import { pictureWordPlaces } from './offer-picture-words.ts'

const use: PictureUse = {
  ...{ mediaId: '01900000-0000-7000-8000-000000000001', alt: 'Ferry', caption: 'A ferry, a ferry' },
  ...{ credit: '', licence: '', source: 'ferry.example' },
}
const query = { words: 'ferry', matchCase: false, wholeWord: false }

/** The places of the picture, and what it was set to, in order. */
function offered(mayWrite = true) {
  const set: PictureUse[] = []
  const onUse = mayWrite ? (now: PictureUse) => set.push(now) : null
  return { set, places: pictureWordPlaces(use, { show: () => true, onUse }) }
}

test('the words of the lead picture are found, part by part, and no part that is empty', () => {
  const found = offered().places.map(({ name, text }) => [name, findWords(text, query).length])
  expect(found).toEqual([
    ['Alt text of the lead picture', 1],
    ['Caption of the lead picture', 2],
    ['Source of the lead picture', 1],
  ])
})

test('they are replaced in all parts, one upon the other, and no undo is promised', () => {
  const { places, set } = offered()
  expect(places.map((place) => replaceIn(place, query, 'boat'))).toEqual([null, null, null])
  const words = { alt: 'boat', caption: 'A boat, a boat', source: 'boat.example' }
  expect(set.at(-1)).toEqual({ ...use, ...words })
  expect(places.map(({ hasUndo }) => hasUndo)).toEqual([false, false, false])
})

test('what it may not have is said in words of the desk, and it stays as it is', () => {
  const { places, set } = offered()
  const [alt, caption, source] = places
  expect(alt && replaceIn(alt, query, '')).toBe(
    'Alt text of the lead picture: it cannot be empty, say what the picture shows',
  )
  expect(caption && replaceIn(caption, query, 'x'.repeat(600))).toBe(
    'Caption of the lead picture: it holds 1000 characters at most',
  )
  expect(source && replaceIn(source, query, '\u202e')).toBe(
    'Source of the lead picture: it would hold a sign that cannot stand there',
  )
  expect(set).toEqual([])
})

test('where it may not be changed it is found all the same, and not written', () => {
  const { places, set } = offered(false)
  expect(places.map((place) => replaceIn(place, query, 'boat'))).toEqual([
    'Alt text of the lead picture: it cannot be changed',
    'Caption of the lead picture: it cannot be changed',
    'Source of the lead picture: it cannot be changed',
  ])
  expect(set).toEqual([])
})
