import { randomBytes } from 'node:crypto'
import { type Db, type Tx, transact } from '#platform/database.ts'
import { createAccount, emailSchema, findAccountByEmail } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { dropSecondFactor, setPassword } from '#staff/credentials.ts'
import { hashPassword } from '#staff/passwords.ts'

const email = emailSchema.parse('owner@demo.example')

/** An owner of the sample newsroom, with a password that is new at each start. */
export async function giveDemoOwner(db: Db): Promise<{ email: string; password: string }> {
  const password = randomBytes(9).toString('base64url')
  const hash = await hashPassword(password)
  await transact(db, async (tx) => {
    const known = await findAccountByEmail(tx, email)
    const accountId = known?.id ?? (await create(tx))
    await dropSecondFactor(tx, { actor: operator, accountId })
    await setPassword(tx, { actor: operator, accountId, hash })
  })
  return { email, password }
}

async function create(tx: Tx): Promise<string> {
  const made = await createAccount(tx, {
    actor: operator,
    email,
    name: 'Demo Owner',
    role: 'owner',
  })
  if (!made.ok) throw new Error('the address is looked for before')
  return made.id
}
