import type { Route } from '../route.ts'

/** The addresses of the editors' application; which view they show it knows itself. */
const paths = [
  '/desk',
  '/desk/pieces',
  '/desk/pieces/*',
  '/desk/pictures',
  '/desk/pictures/*',
  '/desk/topics',
  '/desk/bylines',
  '/desk/approval-rules',
]

export const appRoutes: readonly Route[] = paths.map((path) => ({
  method: 'GET',
  path,
  needs: 'desk.enter',
  answer: async () => ({ shell: true }),
}))
