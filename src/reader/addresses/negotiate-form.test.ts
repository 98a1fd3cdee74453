import { describe, expect, it } from 'vitest'
import { negotiateForm } from './negotiate-form.ts'

const FIREFOX = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

describe('the form that an Accept header asks for', () => {
  it.each([
    [undefined, 'html'],
    ['', 'html'],
    ['*/*', 'html'],
    [FIREFOX, 'html'],
    ['text/*', 'html'],
    ['application/json', 'html'],
    ['text/plain', 'text'],
    ['TEXT/Plain; charset=utf-8', 'text'],
    ['text/markdown', 'markdown'],
    ['text/plain, */*', 'text'],
    ['text/plain;q=0.5, */*', 'html'],
    ['text/plain, text/html', 'html'],
    ['text/plain, text/html;q=0.9', 'text'],
    ['text/plain;q=0.3, text/html;q=0.2, */*;q=0.1', 'text'],
    ['text/html;q=0, text/plain;q=0.1', 'text'],
    ['text/plain;q=0', 'html'],
    ['text/plain;q=much', 'html'],
    ['text/markdown, text/plain;q=0.9', 'markdown'],
    ['text/plain;q=0.9, text/markdown', 'markdown'],
    ['text/markdown, text/plain', 'markdown'],
    ['text/plain;q=0.8, text/*;q=0.9', 'html'],
  ])('%s gives %s', (accept, form) => {
    expect(negotiateForm(accept)).toBe(form)
  })
})
