import type { EntryLink } from '#staff/entry-links.ts'
import { Field, Problem, Submit } from './fields.tsx'
import { Form } from './form.tsx'

type Props = {
  token: string
  link: EntryLink
  given: { email: string; name: string }
  problem: string | null
}

/** Where a link leads: a password is chosen, and the first owner says who that is. */
export function EntryView({ token, link, given, problem }: Props) {
  const { person } = link
  return (
    <>
      <p>{openings[link.purpose]}</p>
      <Problem says={problem} />
      <Form action="/desk/enter" class="narrow">
        <input type="hidden" name="key" value={token} />
        {person ? (
          <p class="field">
            <label for="email">Mail address</label>
            <input id="email" type="email" autocomplete="username" value={person.email} readonly />
          </p>
        ) : (
          <>
            <Field
              label="Your name"
              name="name"
              autocomplete="name"
              value={given.name}
              hint="As colleagues see it. Readers see bylines, which are apart from accounts."
              isFirst
            />
            <Field
              label="Mail address"
              name="email"
              type="email"
              autocomplete="username"
              value={given.email}
            />
          </>
        )}
        <Field
          label="New password"
          name="password"
          type="password"
          autocomplete="new-password"
          hint="At least 12 characters. A few words that do not belong together are best."
          isFirst={person !== null}
        />
        <Submit label="Set the password and go in" />
      </Form>
    </>
  )
}

const openings = {
  'first-owner': 'You are the first here. This account will own the desk.',
  invitation: 'Choose a password, and the desk is open to you.',
  reset: 'Choose a new password. Wherever you are signed in now, that ends.',
}
