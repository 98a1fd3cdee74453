import type { Ask, Route } from './route.ts'

/** The field of a form with the id of the account that its page was made for. */
export const SIGNED_IN_AS = 'signed-in-as'

/** Ends what this browser has, whoever has it: to be refused that would leave it open. */
const FOR_ANYBODY = '/desk/sign-out'

/**
 * Whether a form was made for whoever sends it. All tabs of a browser share one session: what one
 * person has begun is not done in the name of another who has signed in meanwhile, as with the
 * requests of the application (json/answer-json.ts).
 */
export function isMadeForSender(route: Route, { form, present }: Ask): boolean {
  if (route.method === 'GET' || route.needs === null || route.path === FOR_ANYBODY) return true
  return form[SIGNED_IN_AS] === present?.account.id
}
