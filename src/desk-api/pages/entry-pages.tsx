import { z } from 'zod'
import { line } from '#contract/text.ts'
import { transact } from '#platform/database.ts'
import { emailSchema } from '#staff/accounts.ts'
import { type EntryLink, enterByLink, findEntryLink } from '#staff/entry-links.ts'
import { faultOfPassword, hashPassword } from '#staff/passwords.ts'
import type { Ask, DeskAnswer, Route } from '../route.ts'
import { EntryView } from '../views/entry-view.tsx'
import { answerSignIn } from './sign-in-pages.tsx'

export const entryRoutes: readonly Route[] = [
  { method: 'GET', path: '/desk/enter', needs: null, answer: showEntry },
  { method: 'POST', path: '/desk/enter', needs: null, answer: enter },
]

const ownerSchema = z.object({ email: emailSchema, name: line(120) })

async function showEntry({ tools, query, now }: Ask): Promise<DeskAnswer> {
  const token = query.get('key') ?? ''
  const link = await findEntryLink(tools.db, token, now)
  return link ? entryPage(token, link, {}) : gone()
}

async function enter({ tools, caller, form, now }: Ask): Promise<DeskAnswer> {
  const { key: token = '', password = '' } = form
  const { db } = tools
  const link = await findEntryLink(db, token, now)
  if (!link) return gone()
  const owner = link.person ? null : ownerSchema.safeParse(form).data
  const person = link.person ?? owner
  if (!person) {
    return entryPage(token, link, { form, problem: 'A name and a mail address are needed.' })
  }
  const fault = faultOfPassword(password, person)
  if (fault) return entryPage(token, link, { form, problem: fault })
  const hash = await hashPassword(password)
  const entered = await transact(db, (tx) =>
    enterByLink(tx, { token, hash, now, ...(owner && { owner }) }),
  )
  if (entered.ok) {
    const { email } = entered
    return answerSignIn(tools, await tools.signIn.signIn(caller, { email, password }), { email })
  }
  if (entered.reason === 'link-gone') return gone()
  const problem = 'That address has an account already: "chapar user reset" gives it a link.'
  return entryPage(token, link, { form, problem })
}

type Form = Ask['form']

function entryPage(
  token: string,
  link: EntryLink,
  { form = {}, problem = null }: { form?: Form; problem?: string | null },
): DeskAnswer {
  const given = { email: form.email ?? '', name: form.name ?? '' }
  const body = <EntryView {...{ token, link, given, problem }} />
  const title = link.purpose === 'reset' ? 'A new password' : 'Welcome'
  return { page: { title, status: problem === null ? 200 : 422, body } }
}

function gone(): DeskAnswer {
  const body = (
    <>
      <p>
        This link was used already, is too old, or was replaced by a newer one. Ask for another, or
        have one sent.
      </p>
      <p>
        <a href="/desk/sign-in">Sign in</a> · <a href="/desk/forgotten">Password forgotten?</a>
      </p>
    </>
  )
  return { page: { title: 'The link leads nowhere', status: 404, body } }
}
