import { expect, test } from 'vitest'
import { anArticleText } from '../../test/support/builders.ts'
import { headlinePatch } from './headline-patch.ts'

const draft = (headline: string, slug: string) => ({ text: anArticleText({ headline }), slug })
const here = { edition: 'kk', publicState: 'never' } as const

test('the address follows the headline', () => {
  const patch = headlinePatch(draft('Су', 'su'), 'Су келді', here)
  expect(patch).toEqual({ text: { headline: 'Су келді' }, slug: 'su-keldi' })
  expect(headlinePatch(draft('', 'untitled'), 'Су', here).slug).toBe('su')
})

test('but not one that somebody wrote, nor one that readers have', () => {
  expect(headlinePatch(draft('Су', 'own'), 'Су келді', here)).not.toHaveProperty('slug')
  const published = { ...here, publicState: 'published' } as const
  expect(headlinePatch(draft('Су', 'su'), 'Су келді', published)).not.toHaveProperty('slug')
})
