import { z } from 'zod'
import { transact } from '#platform/database.ts'
import { personSchema } from '#staff/accounts.ts'
import { changeAccount } from '#staff/change-account.ts'
import { isPasswordOf, setPassword } from '#staff/credentials.ts'
import { listPasskeys } from '#staff/passkeys.ts'
import { faultOfPassword, hashPassword } from '#staff/passwords.ts'
import { endSessions, listSessions } from '#staff/sessions.ts'
import type { DeskAnswer, Route, SignedAsk } from '../route.ts'
import { AccountView } from '../views/account-view.tsx'
import { message } from './message.tsx'
import { withPatience } from './own-factors.ts'

export const accountRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/account', needs: 'account.own', answer: showAccount },
  { method: 'POST', path: '/desk/account/password', needs: 'account.own', answer: changePassword },
  {
    method: 'POST',
    path: '/desk/account/person',
    needs: 'account.own',
    answer: withPatience(changePerson),
  },
  { method: 'POST', path: '/desk/account/sessions', needs: 'account.own', answer: endOthers },
]

const sentences: Record<string, string> = {
  password: 'The password is changed. You are signed out everywhere else.',
  person: 'Name and mail address are changed.',
  sessions: 'Signed out there.',
  'passkey-added': 'The passkey is added: the next time it can let you in.',
  'passkey-removed':
    'The passkey is removed. You are signed out elsewhere, where a passkey let you in.',
  'second-factor-on': 'The second factor is on. You are signed out everywhere else.',
  'second-factor-off': 'The second factor is off.',
}

function showAccount(ask: SignedAsk): Promise<DeskAnswer> {
  return accountPage(ask, null)
}

async function changePassword(ask: SignedAsk): Promise<DeskAnswer> {
  const { tools, caller, present, form } = ask
  const { account, sessionId } = present
  // Whoever found an open session is not to guess the password through it.
  const wait = await tools.signInLimits.take({ ...caller, email: account.email, device: sessionId })
  if (wait !== null) return message.tooMany(wait)
  if (!(await isPasswordOf(tools.db, account.id, form.present ?? ''))) {
    return accountPage(ask, 'That is not your present password.')
  }
  const { password = '' } = form
  const fault = faultOfPassword(password, account)
  if (fault) return accountPage(ask, fault)
  const hash = await hashPassword(password)
  const actor = { accountId: account.id }
  await transact(tools.db, (tx) =>
    setPassword(tx, { actor, accountId: account.id, hash, keep: sessionId }),
  )
  return { goTo: '/desk/account?done=password' }
}

async function changePerson(ask: SignedAsk): Promise<DeskAnswer> {
  const { tools, present, form } = ask
  const { account, sessionId: keep } = present
  const person = personSchema.safeParse(form)
  if (!person.success) return accountPage(ask, 'A name and a mail address are needed.')
  if (!(await isPasswordOf(tools.db, account.id, form.present ?? ''))) {
    return accountPage(ask, 'That is not your present password.')
  }
  const change = { actor: { accountId: account.id }, id: account.id, keep, ...person.data }
  const changed = await transact(tools.db, (tx) => changeAccount(tx, change))
  if (!changed.ok) return accountPage(ask, 'That address belongs to another account.')
  return { goTo: '/desk/account?done=person' }
}

async function endOthers({ tools, present, form }: SignedAsk): Promise<DeskAnswer> {
  const { account, sessionId } = present
  const only = z.uuid().safeParse(form.session)
  if (form.session !== undefined && !only.success) return message.notFound()
  const which = only.success ? { only: only.data } : { keep: sessionId }
  const actor = { accountId: account.id }
  await transact(tools.db, (tx) => endSessions(tx, { actor, accountId: account.id, ...which }))
  return { goTo: '/desk/account?done=sessions' }
}

async function accountPage(ask: SignedAsk, problem: string | null): Promise<DeskAnswer> {
  const { tools, present, query, timeZone, now } = ask
  const sessions = await listSessions(tools.db, present.account.id, now)
  const passkeys = await listPasskeys(tools.db, present.account.id)
  const done = sentences[query.get('done') ?? ''] ?? null
  const body = <AccountView {...{ ...present, sessions, passkeys, timeZone, problem, done }} />
  return { page: { title: 'Your account', status: problem === null ? 200 : 422, body } }
}
