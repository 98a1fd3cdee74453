import { expect, it, test } from 'vitest'
import { readBack, withBack } from './way-back.ts'

it.each([
  '/desk',
  '/desk/pieces?words=gas&after=1_2',
  '/desk/pieces/0198c1de-0000-7000-8000-000000000000/revisions',
  '/desk/account/second-factor',
])('%s is a page to go to', (path) => {
  expect(readBack(path)).toBe(path)
})

it.each([
  undefined,
  null,
  '',
  'desk',
  'https://elsewhere.example/desk',
  '//elsewhere.example/desk',
  '/\\elsewhere.example/desk',
  '/\t/elsewhere.example/desk',
  '/desk//elsewhere.example',
  '/desk/../',
  '/desk/pieces/../../',
  '/desk/%2e%2e/',
  '/desk/sign-out',
  '/desk/enter?key=stolen',
  '/desk/api/me',
  '/deskless',
  'javascript:alert(1)',
  `/desk?${'a'.repeat(500)}`,
])('%s is not', (path) => {
  expect(readBack(path)).toBeNull()
})

test('the address says it where it is not the desk itself', () => {
  expect(withBack('/desk/sign-in', '/desk')).toBe('/desk/sign-in')
  expect(withBack('/desk/sign-in', null)).toBe('/desk/sign-in')
  expect(withBack('/desk/sign-in', '/desk/staff')).toBe('/desk/sign-in?back=%2Fdesk%2Fstaff')
})
