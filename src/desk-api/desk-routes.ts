import { accountRoutes } from './pages/account-pages.tsx'
import { appRoutes } from './pages/app-pages.ts'
import { entryRoutes } from './pages/entry-pages.tsx'
import { passkeyRoutes } from './pages/passkey-pages.tsx'
import { secondFactorRoutes } from './pages/second-factor-pages.tsx'
import { signInRoutes } from './pages/sign-in-pages.tsx'
import { staffRoutes } from './pages/staff-pages.tsx'
import type { Route } from './route.ts'

/** Every page of the desk and every act, each with what it needs. One test walks all of them. */
export const deskRoutes: readonly Route[] = [
  ...signInRoutes,
  ...entryRoutes,
  ...appRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  ...passkeyRoutes,
  ...staffRoutes,
]
