import { z } from 'zod'
import { type Db, transact } from '#platform/database.ts'
import {
  type Account,
  createAccount,
  disableAccount,
  findAccount,
  listAccounts,
  newAccountSchema,
  personSchema,
  type Role,
  roleSchema,
  setRole,
} from '#staff/accounts.ts'
import { changeAccount } from '#staff/change-account.ts'
import { dropSecondFactor, listWithPassword } from '#staff/credentials.ts'
import { entryPath, makeEntryLink } from '#staff/entry-links.ts'
import { listWithPasskey } from '#staff/passkeys.ts'
import { mayManage } from '#staff/permissions.ts'
import { reinstateAccount } from '#staff/reinstate-account.ts'
import type { DeskAnswer, Route, SignedAsk } from '../route.ts'
import { StaffView } from '../views/staff-view.tsx'
import { message } from './message.tsx'

export const staffRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/staff', needs: 'staff.list', answer: showStaff },
  { method: 'POST', path: '/desk/staff/invite', needs: 'staff.manage', answer: invite },
  { method: 'POST', path: '/desk/staff/role', needs: 'staff.manage', answer: changeRole },
  { method: 'POST', path: '/desk/staff/link', needs: 'staff.manage', answer: giveLink },
  {
    method: 'POST',
    path: '/desk/staff/second-factor',
    needs: 'staff.manage',
    answer: takeFactorOff,
  },
  { method: 'POST', path: '/desk/staff/person', needs: 'staff.manage', answer: changePerson },
  { method: 'POST', path: '/desk/staff/reinstate', needs: 'staff.manage', answer: reinstate },
  { method: 'POST', path: '/desk/staff/end', needs: 'staff.manage', answer: endAccount },
]

const sentences: Record<string, string> = {
  role: 'The role is changed.',
  person: 'Name and mail address are changed.',
  ended: 'The account is ended, and signed out everywhere.',
  'second-factor': 'The second factor and the passkeys are taken off.',
}

const MISSING = 'A name and a mail address are needed.'
const TAKEN = 'That address has an account already.'

function showStaff(ask: SignedAsk): Promise<DeskAnswer> {
  return staffPage(ask, {})
}

async function invite(ask: SignedAsk): Promise<DeskAnswer> {
  const { tools, present, form } = ask
  const parsed = newAccountSchema.safeParse(form)
  if (!parsed.success) return staffPage(ask, { problem: MISSING })
  if (!mayManage(present.account.role, { gets: parsed.data.role })) return message.notAllowed()
  const actor = { accountId: present.account.id }
  const token = await transact(tools.db, async (tx) => {
    const made = await createAccount(tx, { actor, ...parsed.data })
    if (!made.ok) return null
    return makeEntryLink(tx, { actor, purpose: 'invitation', accountId: made.id })
  })
  if (!token) return staffPage(ask, { problem: TAKEN })
  return staffPage(ask, { given: { name: parsed.data.name, url: linkOf(ask, token) } })
}

async function changeRole(ask: SignedAsk): Promise<DeskAnswer> {
  const role = roleSchema.safeParse(ask.form.role)
  if (!role.success) return message.notFound()
  const gets = role.data
  return onAccount(ask, { gets }, async (db, account, actor) => {
    const id = account.id
    const changed = await transact(db, (tx) => setRole(tx, { actor, id, role: gets }))
    return changed.ok ? { goTo: '/desk/staff?done=role' } : lastOwner(ask)
  })
}

async function endAccount(ask: SignedAsk): Promise<DeskAnswer> {
  return onAccount(ask, {}, async (db, { id }, actor) => {
    const ended = await transact(db, (tx) => disableAccount(tx, { actor, id }))
    return ended.ok ? { goTo: '/desk/staff?done=ended' } : lastOwner(ask)
  })
}

async function changePerson(ask: SignedAsk): Promise<DeskAnswer> {
  const person = personSchema.safeParse(ask.form)
  return onAccount(ask, {}, async (db, { id }, actor) => {
    if (!person.success) return staffPage(ask, { problem: MISSING })
    const changed = await transact(db, (tx) => changeAccount(tx, { actor, id, ...person.data }))
    return changed.ok ? { goTo: '/desk/staff?done=person' } : staffPage(ask, { problem: TAKEN })
  })
}

/** Of an account that was ended; its holder needs a link, since the password went with it. */
async function reinstate(ask: SignedAsk): Promise<DeskAnswer> {
  return onAccount(ask, { isEnded: true }, async (db, { id: accountId, name }, actor) => {
    const token = await transact(db, async (tx) => {
      await reinstateAccount(tx, { actor, id: accountId })
      return makeEntryLink(tx, { actor, purpose: 'invitation', accountId })
    })
    return staffPage(ask, { given: { name, url: linkOf(ask, token) } })
  })
}

async function giveLink(ask: SignedAsk): Promise<DeskAnswer> {
  return onAccount(ask, {}, async (db, { id: accountId, name }, actor) => {
    const hasPassword = (await listWithPassword(db)).has(accountId)
    const purpose = hasPassword ? 'reset' : 'invitation'
    const token = await transact(db, (tx) => makeEntryLink(tx, { actor, purpose, accountId }))
    return staffPage(ask, { given: { name, url: linkOf(ask, token) } })
  })
}

async function takeFactorOff(ask: SignedAsk): Promise<DeskAnswer> {
  return onAccount(ask, {}, async (db, { id: accountId }, actor) => {
    await transact(db, (tx) => dropSecondFactor(tx, { actor, accountId }))
    return { goTo: '/desk/staff?done=second-factor' }
  })
}

type Act = (db: Db, account: Account, actor: { accountId: string }) => Promise<DeskAnswer>

/** Does something to the account that the form names, where the asker may; never to one's own. */
async function onAccount(
  ask: SignedAsk,
  { isEnded = false, ...change }: { gets?: Role; isEnded?: boolean },
  act: Act,
): Promise<DeskAnswer> {
  const { tools, present, form } = ask
  const id = z.uuid().safeParse(form.account)
  const account = id.success ? await findAccount(tools.db, id.data) : null
  if (!account || (account.disabledAt !== null) !== isEnded) return message.notFound()
  const { id: own, role } = present.account
  if (account.id === own || !mayManage(role, { has: account.role, ...change })) {
    return message.notAllowed()
  }
  return act(tools.db, account, { accountId: own })
}

function lastOwner(ask: SignedAsk): Promise<DeskAnswer> {
  return staffPage(ask, { problem: 'The last owner stays one: make another owner first.' })
}

function linkOf({ tools }: SignedAsk, token: string): string {
  return tools.siteUrl() + entryPath(token)
}

async function staffPage(
  { tools, present, query }: SignedAsk,
  shown: { problem?: string; given?: { name: string; url: string } },
): Promise<DeskAnswer> {
  const { problem = null, given = null } = shown
  const { db } = tools
  const [accounts, withPassword] = [await listAccounts(db), await listWithPassword(db)]
  const withPasskey = await listWithPasskey(db)
  const done = sentences[query.get('done') ?? ''] ?? null
  const body = (
    <StaffView
      manager={present.account}
      {...{ accounts, withPassword, withPasskey, given, problem, done }}
    />
  )
  return { page: { title: 'Staff', status: problem === null ? 200 : 422, body } }
}
