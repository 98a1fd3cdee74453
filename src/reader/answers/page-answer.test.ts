import { expect, test } from 'vitest'
import { aFrame } from '../../../test/support/page-models.ts'
import { redirectAnswer } from './page-answer.ts'

test('a redirect leads to a path of this site', () => {
  const { status, headers } = redirectAnswer(aFrame(), '/old/мост', 301)
  expect(status).toBe(301)
  expect(headers[headers.indexOf('Location') + 1]).toBe('/old/%D0%BC%D0%BE%D1%81%D1%82')
  expect(redirectAnswer(aFrame(), '/', 308).status).toBe(308)
})

test.each(['//evil.example/x', '/\\evil.example', 'https://evil.example', 'evil', ''])(
  'a redirect to %j is not answered',
  (to) => {
    expect(() => redirectAnswer(aFrame(), to, 301)).toThrow('leads away')
  },
)
