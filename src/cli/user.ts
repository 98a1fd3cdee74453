import { defineCommand } from 'citty'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import {
  type Account,
  type AccountChange,
  createAccount,
  disableAccount,
  findAccountByEmail,
  listAccounts,
  newAccountSchema,
  personSchema,
  type Role,
  roleSchema,
  roles,
  setRole,
} from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { changeAccount } from '#staff/change-account.ts'
import { dropSecondFactor, listWithPassword } from '#staff/credentials.ts'
import { entryPath, makeEntryLink } from '#staff/entry-links.ts'
import { reinstateAccount } from '#staff/reinstate-account.ts'
import { withDatabase } from './run-command.ts'
import { print, printJson, printTable } from './terminal.ts'
import { wrongUsage } from './wrong-usage.ts'

const email = { type: 'positional', description: 'Mail address', required: true } as const
const role = {
  type: 'string',
  required: true,
  description: roles.join(', '),
  valueHint: 'editor',
} as const
const json = { type: 'boolean', description: 'Print JSON' } as const

const create = defineCommand({
  meta: { description: 'Make an account, and a link by which its holder comes in' },
  args: { email, name: { type: 'string', required: true, description: 'Full name' }, role, json },
  run: async ({ args }) => {
    const parsed = newAccountSchema.safeParse({ ...args, role: parseRole(args.role) })
    if (!parsed.success)
      throw wrongUsage(`"${args.email}" and "${args.name}" do not make an account.`)
    await withDatabase(async ({ database, settings }) => {
      const { id, token } = await transact(database.db, async (tx) => {
        const made = await createAccount(tx, { actor: operator, ...parsed.data })
        if (!made.ok) {
          throw new Failure('email-taken', `${parsed.data.email} has an account already.`)
        }
        const link = { actor: operator, purpose: 'invitation', accountId: made.id } as const
        return { id: made.id, token: await makeEntryLink(tx, link) }
      })
      const link = settings.siteUrl + entryPath(token)
      if (args.json) return printJson({ id, ...parsed.data, link })
      print(`${parsed.data.name} is ${parsed.data.role} now, and comes in by this link, once:`)
      print(link)
    })
  },
})

const reset = defineCommand({
  meta: { description: 'Make a link by which a new password is set' },
  args: {
    email,
    'second-factor': { type: 'boolean', description: 'Also take the second factor off' },
    json,
  },
  run: ({ args }) =>
    withDatabase(async ({ database, settings }) => {
      const account = await findAccountByEmail(database.db, args.email)
      if (!account || account.disabledAt) {
        throw new Failure('no-such-account', `There is no account in use of ${args.email}.`)
      }
      const accountId = account.id
      const token = await transact(database.db, async (tx) => {
        if (args['second-factor']) await dropSecondFactor(tx, { actor: operator, accountId })
        return makeEntryLink(tx, { actor: operator, purpose: 'reset', accountId })
      })
      const link = settings.siteUrl + entryPath(token)
      if (args.json) return printJson({ id: accountId, link })
      print(`${account.name} sets a new password by this link, once, within a day:`)
      print(link)
    }),
})

const list = defineCommand({
  meta: { description: 'List all accounts' },
  args: { json },
  run: ({ args }) =>
    withDatabase(async ({ database }) => {
      const accounts = await listAccounts(database.db)
      if (args.json) return printJson({ accounts })
      const withPassword = await listWithPassword(database.db)
      if (accounts.length === 0) return print('There is no account yet.')
      printTable(accounts.map((one) => [one.name, one.email, one.role, stateOf(one, withPassword)]))
    }),
})

const giveRole = defineCommand({
  meta: { description: 'Give an account another role' },
  args: { email, role },
  run: ({ args }) => {
    const given = parseRole(args.role)
    return change(args.email, (tx, id) => setRole(tx, { actor: operator, id, role: given }))
  },
})

const disable = defineCommand({
  meta: { description: 'End the use of an account; what it did stays' },
  args: { email },
  run: ({ args }) => change(args.email, (tx, id) => disableAccount(tx, { actor: operator, id })),
})

const enable = defineCommand({
  meta: { description: 'Let an ended account be used again, by a link that sets a new password' },
  args: { email, json },
  run: ({ args }) =>
    withDatabase(async ({ database, settings }) => {
      const account = await findAccountByEmail(database.db, args.email)
      if (!account?.disabledAt) {
        throw new Failure('no-such-account', `There is no ended account of ${args.email}.`)
      }
      const { id, name } = account
      const token = await transact(database.db, async (tx) => {
        await reinstateAccount(tx, { actor: operator, id })
        return makeEntryLink(tx, { actor: operator, purpose: 'invitation', accountId: id })
      })
      const link = settings.siteUrl + entryPath(token)
      if (args.json) return printJson({ id, link })
      print(`${name} is ${account.role} again, and comes in by this link, once:`)
      print(link)
    }),
})

const rename = defineCommand({
  meta: { description: 'Give an account another name or mail address' },
  args: {
    email,
    name: { type: 'string', description: 'The new name' },
    to: { type: 'string', description: 'The new mail address' },
  },
  run: async ({ args }) => {
    const given = personSchema.partial().safeParse({ name: args.name, email: args.to })
    if (!given.success || (args.name === undefined && args.to === undefined)) {
      throw wrongUsage('Say the new name with --name, the new mail address with --to, or both.')
    }
    await withDatabase(async ({ database }) => {
      const account = await findAccountByEmail(database.db, args.email)
      if (!account) throw new Failure('no-such-account', `There is no account of ${args.email}.`)
      const { id, name, email: address } = account
      const person = { name: given.data.name ?? name, email: given.data.email ?? address }
      const changed = await transact(database.db, (tx) =>
        changeAccount(tx, { actor: operator, id, ...person }),
      )
      if (!changed.ok) throw new Failure('email-taken', `${person.email} has an account already.`)
      print('Done.')
    })
  },
})

export const user = defineCommand({
  meta: { description: 'Accounts of the staff' },
  subCommands: { create, reset, list, role: giveRole, rename, disable, enable },
})

function stateOf(account: Account, withPassword: ReadonlySet<string>): string {
  const { id, disabledAt, hasSecondFactor } = account
  if (disabledAt) return `disabled ${disabledAt.toISOString()}`
  if (!withPassword.has(id)) return 'has not come in yet'
  return hasSecondFactor ? 'second factor' : ''
}

type Change = (tx: Parameters<typeof setRole>[0], id: string) => Promise<AccountChange>

async function change(address: string, act: Change): Promise<void> {
  await withDatabase(async ({ database }) => {
    const account = await findAccountByEmail(database.db, address)
    const outcome = account && (await transact(database.db, (tx) => act(tx, account.id)))
    if (!outcome || (!outcome.ok && outcome.reason === 'no-such-account')) {
      throw new Failure('no-such-account', `There is no account of ${address}.`)
    }
    if (!outcome.ok) {
      throw new Failure('last-owner', `${address} is the last owner: make another owner first.`)
    }
    print('Done.')
  })
}

function parseRole(given: string): Role {
  const parsed = roleSchema.safeParse(given)
  if (!parsed.success) throw wrongUsage(`"${given}" is no role; there are: ${roles.join(', ')}.`)
  return parsed.data
}
