import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { decodeCapture } from '#intake/decode-capture.ts'
import { readCapture } from '#intake/read-capture.ts'
import { projectFile } from '#platform/project-file.ts'

/** Real captures may not be part of the project; they lie beside it, if at all. */
const shared = path.resolve(projectFile(), '../shared')
const golds = existsSync(`${shared}/gold`)
  ? readdirSync(`${shared}/gold`).filter((file) => file.endsWith('.gold.json'))
  : []
const fold = (text: string | null) => text?.replace(/\s+/g, ' ').trim() ?? null

if (golds.length === 0) test.skip('there are no captures in ../shared/captures to read', () => {})

test.each(golds)('the reading of %s has day, rates and headlines of its gold', (file) => {
  const gold = JSON.parse(readFileSync(`${shared}/gold/${file}`, 'utf8'))
  const bytes = readFileSync(`${shared}/captures/${file.replace('.gold.json', '.txt')}`)
  const { siteDate, ticker, articles } = readCapture(decodeCapture(bytes).text)
  expect(siteDate).toBe(gold.siteDate)
  expect(ticker.map(({ timesSeen, ...rate }) => rate)).toEqual(gold.ticker)
  expect(articles.map(({ headline }) => fold(headline))).toEqual(
    expect.arrayContaining(
      gold.articles.map((piece: { headline: string }) => fold(piece.headline)),
    ),
  )
})
