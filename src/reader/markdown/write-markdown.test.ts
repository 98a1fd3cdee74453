import { expect, test } from 'vitest'
import { articlePage, sectionPage } from '../../../test/support/article-pages.ts'
import { aParagraph } from '../../../test/support/builders.ts'
import {
  aCard,
  aCorrectionNote,
  aFrame,
  aPage,
  aPaging,
  aPublished,
  aRichCard,
  aRichFrame,
  aRichPublished,
} from '../../../test/support/page-models.ts'
import type { Page } from '../page-models.ts'
import { writeMarkdown } from './write-markdown.ts'

test('the front matter of an article says its date with how it is known, and its corrections', () => {
  const text = writeMarkdown(aFrame(), articlePage(aRichPublished()))
  expect(text.split('\n---\n')[0]).toBe(`---
title: Bridge opens
site: The Valley Post
edition: en
canonical: https://paper.example/2026/11/20/bridge
description: Lorries cross from Monday
kind: opinion
date_to: 2025-12-15
date_basis: not-after-capture
published: 2026-11-20T05:00:00.000Z
version: 3
revised: 2026-11-20T05:00:00.000Z
dateline: NARYN
authors:
  - A. Writer
  - B. Writer
corrected:
  - 2026-11-21
labels:
  - sample`)
})

test('an article as markdown', () => {
  expect(matterOf(articlePage(aRichPublished()))).toBe(`# Bridge opens

Lorries cross from Monday

By A. Writer and B. Writer

> Opinion
>
> Undated; not later than 15 December 2025. The latest possible date is the day on which the page was captured.
>
> This is a sample piece, written to show how such a site works. Do not rely on it.
>
> This is an opinion. It is the view of whoever wrote it.
>
> About the author (B. Writer): A pseudonym, for her safety.
>
> Recovered from a capture of 15 December 2025 (The Valley Gazette).

NARYN — **Lorries** crossed on Monday.

## What comes next

[A report says so](<https://example.org/>)

> We waited long.
>
> — A driver

- one lane
- two lanes

1. apply
2. wait

Lorries a year

| Year | Lorries |
| --- | --- |
| 2025 | 400 |

> Aside: How we know
>
> The bridge opened.

---

> On another site: example.org
>
> [A report](<https://example.org/report>)

---

## Corrections to this piece

- Correction, 21 November 2026: The bridge is 90 metres long, not 80.
- Update, 21 November 2026: Buses cross too.

## About this piece

Sources: The notice at the bridge.

Printed here under licence.

Filed under: Economy, Kyrgyzstan

- [Also in Русский](<https://paper.example/ru/2026/11/20/most>)
- [History of this piece](<https://paper.example/2026/11/20/bridge/history>)
`)
})

test('marks nest, links are whole addresses, and stars that would not work are left out', () => {
  const text = 'Read all of it now, unbelievable!'
  const marks = [
    { type: 'strong', start: 0, end: 8 },
    { type: 'emphasis', start: 5, end: 8 },
    { type: 'link', href: '/a_(b)', start: 12, end: 14 },
    { type: 'strong', start: 22, end: 25 },
  ] as const
  const { text: piece } = aPublished()
  const body = [aParagraph(text, [...marks])]
  expect(matterOf(articlePage(aPublished({ text: { ...piece, body } })))).toContain(
    '\nRead **_all_** of [it](<https://paper.example/a_(b)>) now, unbelievable!\n',
  )
})

test('a listing is a list of linked headlines, with what lies around it', () => {
  const page = sectionPage([aRichPublished()], {
    from: 691,
    to: 696,
    total: 1505,
    next: '/x?page=3',
  })
  expect(matterOf(page)).toBe(`# Section: Economy

---

- [Bridge opens](<https://paper.example/2026/11/20/bridge>) · Opinion · Sample · Undated; not later than 15 December 2025 · Updated 21 November 2026 · Lorries cross from Monday

---

Viewing results 691–696 of 1,505

- [Next page](<https://paper.example/x?page=3>)
`)
  const archive = aPage({
    ...{
      type: 'listing',
      elsewhere: [],
      feedPath: null,
      title: '2025',
      label: '',
      about: 'All of it.',
      cards: [],
      wholes: [],
    },
    below: [{ label: 'August 2025', href: '/archive/2025/08', count: 1 }],
    above: [],
    paging: aPaging({ total: 0 }),
  })
  expect(matterOf(archive)).toBe(`# 2025

All of it.

- [August 2025](<https://paper.example/archive/2025/08>): 1 piece
`)
})

test('the front page has its parts as lists, then the sections, then the rates', () => {
  const page = aPage({
    ...{
      type: 'front',
      lead: aCard(),
      secondary: [],
      latest: [],
      opinion: [aRichCard()],
      briefs: [],
    },
    byCountry: [],
    wholes: [],
  })
  const text = writeMarkdown(aRichFrame(), page)
  expect(text.match(/^#.*$/gm)).toEqual([
    ...['# The Valley Post', '## Lead story', '## Opinion', '## Sections', '## Countries'],
    ...['## About this site', '## Editions', '## Exchange rates'],
  ])
  expect(text).toContain(
    '- [TJS/USD = 0.10879 -0.18%](<https://paper.example/rates/tjs-usd>) (Sample source, 20 November 2026)\n',
  )
})

test('history, corrections, versioned pages and messages', () => {
  const revisedAt = new Date('2026-11-21T05:00:00Z')
  const version = { publishedNumber: 1, revisedAt, headline: 'Bridge opens', correction: null }
  expect(matterOf(aPage({ type: 'history', article: aPublished(), lines: [version] }))).toContain(
    '- [Version 1](<https://paper.example/2026/11/20/bridge?rev=1>), 21 November 2026 at 11:00 GMT+6 · Bridge opens · First published\n',
  )
  const correction = { ...aCorrectionNote(), headline: 'Bridge opens', path: '/2026/11/20/bridge' }
  const corrections = { type: 'corrections', corrections: [correction], paging: aPaging() } as const
  expect(matterOf(aPage({ ...corrections, corrections: [correction] }))).toContain(
    '- Correction, 21 November 2026: The bridge is 90 metres long, not 80. · [Bridge opens](<https://paper.example/2026/11/20/bridge>)\n',
  )
  const about = { title: 'About', body: [aParagraph()], version: { number: 2, at: revisedAt } }
  expect(matterOf(aPage({ type: 'static-page', edition: 'en', ...about }))).toBe(
    '# About\n\nThe bridge opened.\n\n---\n\nVersion 2, 21 November 2026\n',
  )
  const gone = { state: 'killed', reason: 'It was wrong.', at: revisedAt } as const
  const message = { status: 410, title: 'This piece was taken down', message: gone.reason, gone }
  expect(matterOf(aPage({ type: 'message', ...message }))).toBe(
    '# This piece was taken down\n\nIt was wrong.\n\nOn 21 November 2026\n',
  )
})

/** The page without its front matter, in a frame without rates. */
function matterOf(page: Page): string {
  const text = writeMarkdown(aFrame(), page)
  return text.slice(text.indexOf('\n---\n\n') + '\n---\n\n'.length)
}
