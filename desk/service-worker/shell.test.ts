import { expect, test } from 'vitest'
import { isShell, isView } from './shell.ts'

const PIECE = '/desk/pieces/01990000-0000-7000-8000-00000000000b'

test.each([
  '/desk',
  '/desk/',
  '/desk/pieces',
  PIECE,
  `${PIECE}/versions`,
  '/desk/pictures',
  '/desk/topics',
  '/desk/bylines',
  '/desk/approval-rules',
  '/desk/pictures/01990000-0000-7000-8000-00000000000c',
])('%s is a view of the application', (path) => {
  expect(isView(path)).toBe(true)
})

test.each([
  `${PIECE}/preview`,
  `${PIECE}/preview/`,
  '/desk/preview',
  '/desk/account',
  '/desk/sign-in',
  '/desk/piecesandmore',
  '/desk/topics/more',
  '/',
])('%s is not', (path) => {
  expect(isView(path)).toBe(false)
})

test('a page that names no build of the application is not its shell', () => {
  expect(isShell(new Response('<!doctype html>'))).toBe(false)
  const headers = { 'Desk-Build': 'main-1.js' }
  expect(isShell(new Response('<!doctype html>', { headers }))).toBe(true)
})
