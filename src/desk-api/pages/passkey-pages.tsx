import { z } from 'zod'
import { clientNetwork } from '#platform/client-address.ts'
import { transact } from '#platform/database.ts'
import { isPasswordOf } from '#staff/credentials.ts'
import {
  addPasskey,
  askForNewPasskey,
  listPasskeys,
  passkeyNameSchema,
  readPasskeyMade,
  readPasskeyShown,
  removePasskeys,
  renamePasskey,
} from '#staff/passkeys.ts'
import type { Ask, DeskAnswer, Route, SignedAsk } from '../route.ts'
import { PasskeyCeremony, PasskeysView } from '../views/passkey-view.tsx'
import { readBack } from '../way-back.ts'
import { message } from './message.tsx'
import { isPasskeyDue, withPasskey, withPatience } from './own-factors.ts'
import { knownDevice, signInPage } from './sign-in-pages.tsx'

const root = '/desk/account/passkeys'
const entry = '/desk/sign-in/passkey'

export const passkeyRoutes: readonly Route[] = [
  { method: 'POST', path: entry, needs: null, answer: ask },
  { method: 'POST', path: `${entry}/shown`, needs: null, answer: enter },
  { method: 'GET', path: root, needs: 'account.own', answer: show },
  {
    method: 'POST',
    path: `${root}/begin`,
    needs: 'account.own',
    answer: withPasskey(withPatience(begin)),
  },
  { method: 'POST', path: `${root}/add`, needs: 'account.own', answer: withPasskey(add) },
  { method: 'POST', path: `${root}/rename`, needs: 'account.own', answer: withPasskey(rename) },
  {
    method: 'POST',
    path: `${root}/remove`,
    needs: 'account.own',
    answer: withPasskey(withPatience(remove)),
  },
]

const WRONG = 'That is not your password.'

async function ask({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const back = readBack(form.back)
  const wait = await tools.passkeyQuestionLimit.take(clientNetwork(caller.address))
  if (wait !== null) return message.tooMany(wait)
  const { options: question, cookies } = await tools.signIn.askForPasskey(caller)
  const action = `${entry}/shown`
  const body = <PasskeyCeremony act="get" {...{ question, action, back }} />
  return { cookies, page: { title: 'Sign in with a passkey', isKeyed: true, body } }
}

async function enter({ tools, caller, form }: Ask): Promise<DeskAnswer> {
  const back = readBack(form.back)
  const wait = await tools.passkeyLimit.take(clientNetwork(caller.address))
  if (wait !== null) {
    tools.signIns.count('slowed')
    return message.tooMany(wait)
  }
  const response = readPasskeyShown(form.response ?? '')
  const step = response && (await tools.signIn.signInByPasskey(caller, response))
  if (!step || step.email === null) {
    tools.signIns.count('refused')
    return signInPage({ back, problem: 'That passkey opens nothing here, or it took too long.' })
  }
  tools.signIns.count('signed-in')
  const device = await knownDevice(tools, step.email)
  return { goTo: back ?? '/desk', cookies: [...step.cookies, device] }
}

async function show(ask: SignedAsk): Promise<DeskAnswer> {
  if (await isPasskeyDue(ask.tools, ask.present)) return message.passkeyDue(200)
  return keysPage(ask, null)
}

/** Whoever found an open session is not to make themselves a key to it. */
async function begin(ask: SignedAsk): Promise<DeskAnswer> {
  const { tools, caller, present, form } = ask
  const name = passkeyNameSchema.safeParse(form.name)
  if (!name.success) return keysPage(ask, 'A passkey needs a name of at most 60 characters.')
  if (!(await isPasswordOf(tools.db, present.account.id, form.password ?? ''))) {
    return keysPage(ask, WRONG)
  }
  const { options: question, cookies } = await askForNewPasskey(tools.signIn, caller)
  const shown = { question, action: `${root}/add`, name: name.data, back: null }
  const body = <PasskeyCeremony act="create" {...shown} />
  return { cookies, page: { title: 'Add a passkey', isKeyed: true, body } }
}

async function add(ask: SignedAsk): Promise<DeskAnswer> {
  const { tools, caller, present, form } = ask
  const name = passkeyNameSchema.safeParse(form.name)
  const response = readPasskeyMade(form.response ?? '')
  const isAdded =
    name.success &&
    response !== null &&
    (await addPasskey(tools.db, tools.signIn, { caller, present, name: name.data, response }))
  if (!isAdded) return keysPage(ask, 'That was no passkey for this page, or it took too long.')
  return { goTo: '/desk/account?done=passkey-added' }
}

async function rename(ask: SignedAsk): Promise<DeskAnswer> {
  const { tools, present, form } = ask
  const id = z.uuid().safeParse(form.passkey)
  const name = passkeyNameSchema.safeParse(form.name)
  if (!id.success) return message.notFound()
  if (!name.success) return keysPage(ask, 'A passkey needs a name of at most 60 characters.')
  const accountId = present.account.id
  await transact(tools.db, (tx) => renamePasskey(tx, { accountId, id: id.data, name: name.data }))
  return { goTo: root }
}

async function remove(ask: SignedAsk): Promise<DeskAnswer> {
  const { tools, present, form } = ask
  const id = z.uuid().safeParse(form.passkey)
  if (!id.success) return message.notFound()
  const { account, sessionId: keep } = present
  const accountId = account.id
  if (!(await isPasswordOf(tools.db, accountId, form.password ?? ''))) return keysPage(ask, WRONG)
  const removing = { actor: { accountId }, accountId, id: id.data, keep }
  await transact(tools.db, (tx) => removePasskeys(tx, removing))
  return { goTo: '/desk/account?done=passkey-removed' }
}

async function keysPage(ask: SignedAsk, problem: string | null): Promise<DeskAnswer> {
  const { tools, present, timeZone } = ask
  const passkeys = await listPasskeys(tools.db, present.account.id)
  const body = <PasskeysView {...{ passkeys, timeZone, problem }} />
  return { page: { title: 'Passkeys', status: problem === null ? 200 : 422, body } }
}
