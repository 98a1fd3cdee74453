import { type Db, transact } from '#platform/database.ts'
import { createAccount, emailSchema, type Role } from '#staff/accounts.ts'
import { operator } from '#staff/audit-log.ts'
import { setPassword } from '#staff/credentials.ts'
import { hashPassword } from '#staff/passwords.ts'

export const PASSWORD = 'four quiet yaks upstream'

let count = 0

/** Somebody who can sign in with PASSWORD, under an address of their own. */
export async function aStaffMember(
  db: Db,
  role: Role = 'reporter',
): Promise<{ id: string; email: string }> {
  count += 1
  const email = emailSchema.parse(`${role}-${count}@example.org`)
  const hash = await hashOnce()
  const id = await transact(db, async (tx) => {
    const made = await createAccount(tx, { actor: operator, email, name: `Test ${role}`, role })
    if (!made.ok) throw new Error(made.reason)
    await setPassword(tx, { actor: operator, accountId: made.id, hash })
    return made.id
  })
  return { id, email }
}

let hashing: Promise<string> | undefined

function hashOnce(): Promise<string> {
  hashing ??= hashPassword(PASSWORD)
  return hashing
}
