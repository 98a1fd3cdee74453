import { may, type Permission } from '#staff/permissions.ts'
import type { Present } from '#staff/sign-in.ts'
import { message } from './pages/message.tsx'
import { type Ask, type DeskAnswer, lacksSecondFactor } from './route.ts'
import { readBack, withBack } from './way-back.ts'

/**
 * Who asks, where a page is open to them; else what they are answered: to sign in and come `back`,
 * that they may not, or to set up the second factor that their role demands.
 */
export function letIn(
  { present, tools }: Ask,
  needs: Permission,
  back: string | null,
): { present: Present } | { instead: DeskAnswer } {
  if (!present) return { instead: { goTo: withBack('/desk/sign-in', readBack(back)) } }
  if (!may(present.account.role, needs)) return { instead: message.notAllowed() }
  if (needs !== 'account.own' && lacksSecondFactor(tools, present)) {
    return { instead: { goTo: '/desk/account/second-factor' } }
  }
  return { present }
}
