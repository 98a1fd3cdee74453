import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useDemoSite } from '../support/demo-site.ts'
import { useReaders } from './readers.ts'

const site = useDemoSite()
const visit = useReaders(site)

const pathOf = (page: Page) => new URL(page.url()).pathname
const langOf = (page: Page) => page.locator('html').getAttribute('lang')
const switchTo = (page: Page, name: string) =>
  page.locator('.nav-editions').getByRole('link', { name }).click()

/** It is translated into Russian, and not into Kazakh. */
const piece = '/2026/11/20/bishkek-footbridge'

describe('a reader who changes the edition', () => {
  it('comes to the same piece where it is translated, and back', () =>
    visit(async (page) => {
      await page.goto(piece)
      await switchTo(page, 'Русский')
      expect(pathOf(page)).toBe(`/ru${piece}`)
      expect(await langOf(page)).toBe('ru')
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('Ала-Арчу')
      const chrome = await page.locator('body').innerText()
      expect(chrome).toContain('20 ноября 2026 года')
      expect(chrome).not.toMatch(/Front page|Exchange rates|Published|Filed under/)
      await switchTo(page, 'English')
      expect(pathOf(page)).toBe(piece)
      expect(await langOf(page)).toBe('en')
    }))

  it('comes to the front page of an edition that does not have the piece', () =>
    visit(async (page) => {
      await page.goto(`/ru${piece}`)
      await switchTo(page, 'Қазақша')
      expect(pathOf(page)).toBe('/kk')
      expect(await langOf(page)).toBe('kk')
      await page.getByRole('contentinfo').getByRole('link', { name: 'Мұрағат' }).click()
      expect(pathOf(page)).toBe('/kk/archive')
      expect(await page.getByRole('main').innerText()).toMatch(/–\d+-нәтижелер, барлығы \d+/)
    }))

  it('finds the standing pages in words of the edition', () =>
    visit(async (page) => {
      await page.goto('/ru')
      await page.getByRole('contentinfo').getByRole('link', { name: 'Правила исправлений' }).click()
      expect(pathOf(page)).toBe('/ru/corrections-policy')
      expect(await page.getByRole('main').getAttribute('lang')).toBeNull()
      expect(await page.getByRole('main').innerText()).toContain('Как вносится исправление')
    }))
})

describe.each([
  '/ru',
  '/kk',
  `/ru${piece}`,
  '/kk/2026/10/24/aktau-storm-live',
  '/ru/rates',
  '/kk/rates/kzt-usd',
  '/ru/rates/convert',
  '/kk/rates/embed',
  '/kk/rates/convert?amount=1000,5&from=KZT&to=KGS',
])('%s', (path) => {
  it('names its language to machines, and those of its sisters', () =>
    visit(async (page) => {
      await page.goto(path)
      const links = page.locator('link[rel="alternate"][hreflang]')
      const languages = await links.evaluateAll((all) =>
        all.map((link) => link.getAttribute('hreflang')),
      )
      expect(languages).toContain(path.slice(1, 3))
      expect(languages).toContain('x-default')
    }))
})
