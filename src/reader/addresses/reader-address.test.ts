import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from './reader-address.ts'

const site = {
  defaultEdition: 'en',
  editions: [{ edition: 'en' }, { edition: 'ru' }, { edition: 'uz-Latn' }],
} as const

const read = (pathname: string) => readAddress(site, pathname)

describe('the address of a request', () => {
  it.each([
    ['/', { edition: 'en', path: '/', local: '/', form: null }],
    ['/index.txt', { path: '/', local: '/', form: 'text' }],
    ['/index.md', { path: '/', form: 'markdown' }],
    ['/ru', { edition: 'ru', path: '/ru', local: '/' }],
    ['/ru/index.txt', { edition: 'ru', path: '/ru', local: '/', form: 'text' }],
    ['/ru/section/economy.md', { path: '/ru/section/economy', local: '/section/economy' }],
    ['/uz-Latn/about', { edition: 'uz-Latn', local: '/about' }],
    ['/rumour', { edition: 'en', local: '/rumour' }],
    ['/2025/08/18/a.txt', { path: '/2025/08/18/a', form: 'text' }],
    ['/%D0%BD', { path: '/н' }],
  ])('reads %s', (pathname, expected) => {
    expect(read(pathname)).toMatchObject({ ...expected, isCanonical: true })
  })

  it.each([
    ['/Section/Economy/', '/section/economy'],
    ['//section//economy', '/section/economy'],
    ['/RU/', '/ru'],
    ['/UZ-LATN/About.TXT', '/uz-Latn/about.txt'],
    ['/en', '/'],
    ['/en/about', '/about'],
    ['//evil.example/', '/evil.example'],
  ])('leads %s to %s', (pathname, canonical) => {
    expect(read(pathname)).toMatchObject({ canonical, isCanonical: false })
  })

  it.each(['/%', '/%FF', '/a%00b', '/a%0d%0ab', '/a%5Cb', `/${'x'.repeat(1001)}`])(
    'knows that nothing stands at %s',
    (pathname) => {
      expect(read(pathname)).toBeNull()
    },
  )

  it('has one spelling, which is its own, and which stays on this site', () => {
    const part = fc.constantFrom(
      '',
      '/',
      'en',
      'RU',
      'ru',
      'uz-latn',
      'A',
      'b.txt',
      'index.md',
      '..',
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const canonical = read(`/${parts.join('/')}`)?.canonical ?? ''
        expect(canonical).toMatch(/^\/(?!\/)/)
        expect(read(canonical)).toMatchObject({ canonical })
      }),
    )
  })

  it('gives the front page of an edition one address in each form', () => {
    expect(read('/ru.txt')).toMatchObject({ path: '/ru.txt', form: null })
    expect(read('/.txt')).toMatchObject({ path: '/.txt', form: null })
  })
})
