import { defineCommand } from 'citty'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import {
  type AccountChange,
  createAccount,
  disableAccount,
  findAccountByEmail,
  listAccounts,
  newAccountSchema,
  type Role,
  roleSchema,
  roles,
  setRole,
} from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
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
  meta: { description: 'Make an account' },
  args: { email, name: { type: 'string', required: true, description: 'Full name' }, role, json },
  run: async ({ args }) => {
    const parsed = newAccountSchema.safeParse({ ...args, role: parseRole(args.role) })
    if (!parsed.success)
      throw wrongUsage(`"${args.email}" and "${args.name}" do not make an account.`)
    await withDatabase(async ({ database }) => {
      const made = await transact(database.db, (tx) =>
        createAccount(tx, { actor: operator, ...parsed.data }),
      )
      if (!made.ok) throw new Failure('email-taken', `${parsed.data.email} has an account already.`)
      if (args.json) printJson({ id: made.id, ...parsed.data })
      else print(`${parsed.data.name} is ${parsed.data.role} now.`)
    })
  },
})

const list = defineCommand({
  meta: { description: 'List all accounts' },
  args: { json },
  run: ({ args }) =>
    withDatabase(async ({ database }) => {
      const accounts = await listAccounts(database.db)
      if (args.json) return printJson({ accounts })
      if (accounts.length === 0) return print('There is no account yet.')
      printTable(
        accounts.map(({ name, email: address, role: has, disabledAt }) => {
          return [name, address, has, disabledAt ? `disabled ${disabledAt.toISOString()}` : '']
        }),
      )
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

export const user = defineCommand({
  meta: { description: 'Accounts of the staff' },
  subCommands: { create, list, role: giveRole, disable },
})

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
