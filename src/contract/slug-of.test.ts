import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Edition, editions } from './edition.ts'
import { slugOf } from './slug-of.ts'
import { slugSchema } from './text.ts'

test.each<[Edition, string, string]>([
  ['en', 'Kazakhstan’s AI rollout: what’s next?', 'kazakhstans-ai-rollout-whats-next'],
  ['ru', 'Щедрый подъезд: ещё 5% объёма', 'shchedryy-podezd-eshchyo-5-obyoma'],
  [
    'kk',
    'Әділет, ғылым, қала, жаңа өңір, ұлт, үй, қаһар, іс',
    'adilet-gylym-qala-jana-onir-ult-ui-qahar-is',
  ],
  ['ky', 'Жаңы өзгөрүү: үй', 'jangy-ozgoruu-uy'],
  ['tg', 'Ҷумҳурии Тоҷикистон: ғалла, қӯрғон, дӯстӣ', 'jumhurii-tojikiston-ghalla-qurghon-dusti'],
  ['uz-Cyrl', 'Ўзбекистон: қишлоқ, ғалаба, ҳаво, хабар', 'ozbekiston-qishloq-galaba-havo-xabar'],
  ['uz-Latn', 'Oʻzbekiston gʻalabasi, maʼno, Toʼylar', 'ozbekiston-galabasi-mano-toylar'],
  [
    'tk',
    'Türkmenistanyň täze ýoly, çäge, şäher, žurnal',
    'turkmenistanyn-taze-yoly-cage-saher-zurnal',
  ],
  ['en', 'Łódź, Straße, Curaçao', 'lodz-strasse-curacao'],
])('a headline of %s is an address in Latin letters: %s', (edition, headline, slug) => {
  expect(slugOf(headline, edition)).toBe(slug)
})

test('a long headline is cut at a word, and one that cannot be said has an address too', () => {
  const slug = slugOf('The ministry of something rather long '.repeat(5))
  const once = 'the-ministry-of-something-rather-long'
  expect(slug).toBe(`${once}-${once}-the`)
  expect(slugOf('你好 …')).toBe('untitled')
  expect(slugOf('')).toBe('untitled')
})

test('whatever the headline, the address is one that the contract lets in', () => {
  const headlines = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(...'әғқңөұүһіҷӣӯҳўʻʼ’abÇşň -—5') }),
  )
  fc.assert(
    fc.property(headlines, fc.constantFrom(...editions), (headline, edition) => {
      const slug = slugOf(headline, edition)
      expect(slugSchema.parse(slug)).toBe(slug)
      expect(slugOf(slug, edition)).toBe(slug)
    }),
  )
})
