import type { Db } from '#platform/database.ts'
import type { Role } from '#staff/accounts.ts'
import type { aDeskApp } from './desk-app.ts'
import { aStaffMember } from './staff-member.ts'

export type DeskPerson = Awaited<ReturnType<typeof aDeskPerson>>

/**
 * Somebody of that role, signed in at the desk with a browser of their own. `call` asks an address
 * under /desk/api and reads the answer's JSON.
 */
export async function aDeskPerson(db: Db, desk: ReturnType<typeof aDeskApp>, role: Role) {
  const person = await aStaffMember(db, role)
  const browser = desk.newcomer()
  await browser.signIn(person.email)
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => {
    const response = await browser.json(method, `/desk/api${path}`, body, headers)
    return { status: response.status, body: JSON.parse(await response.text()) }
  }
  return { ...person, browser, call }
}
