import { expect, test } from 'vitest'
import { articleKinds } from '#contract/article.ts'
import { editions } from '#contract/edition.ts'
import { readCapture } from '#intake/read-capture.ts'
import { messagesFor } from '#reader/messages/catalogue.ts'

const labels = editions.flatMap((edition) =>
  articleKinds.map((kind) => ({ kind, label: messagesFor(edition).kinds[kind] })),
)

test.each(labels)('the reader of captures knows the label $label', ({ kind, label }) => {
  const top = '15 December 2025\n\n[The Sample]\n[Chapar text edition 1: http://localhost/a.txt]'
  const { articles } = readCapture(`${top}\n\n\nA headline\n${label}\n\nA paragraph.\n\n[The end]`)
  expect(articles[0]?.kind).toBe(kind)
})
