import type { Account } from '#staff/accounts.ts'
import type { Passkey } from '#staff/passkeys.ts'
import type { Session } from '#staff/sessions.ts'
import { agentInWords } from '../agent-in-words.ts'
import { momentInWords } from '../moment-in-words.ts'
import { Done, Field, Problem, Submit } from './fields.tsx'
import { Form } from './form.tsx'

type Props = {
  account: Account
  sessions: readonly Session[]
  passkeys: readonly Passkey[]
  /** the one that asks */
  sessionId: string
  timeZone: string
  problem: string | null
  done: string | null
}

/** What belongs to a person alone: password, second factor, and where they are signed in. */
export function AccountView(props: Props) {
  const { account, problem, done } = props
  return (
    <>
      <Done says={done} />
      <Problem says={problem} />
      <p>
        {account.name}, {account.email}, {account.role}
      </p>
      <h2>Name and mail address</h2>
      <Form action="/desk/account/person" class="narrow">
        <Field label="Name" name="name" autocomplete="name" value={account.name} />
        <Field
          label="Mail address"
          name="email"
          type="email"
          autocomplete="email"
          value={account.email}
          hint="You sign in with it, and it gets the mails. With another one you are signed out everywhere else."
        />
        <Field
          label="Your password"
          name="present"
          id="person-present"
          type="password"
          autocomplete="current-password"
        />
        <Submit label="Change name and address" />
      </Form>
      <h2>Second factor</h2>
      {account.hasSecondFactor ? <SecondFactorOn /> : <SecondFactorOff />}
      <h2>Passkeys</h2>
      <Passkeys {...props} />
      <h2>Password</h2>
      <Form action="/desk/account/password" class="narrow">
        <Field
          label="Present password"
          name="present"
          type="password"
          autocomplete="current-password"
        />
        <Field
          label="New password"
          name="password"
          type="password"
          autocomplete="new-password"
          hint="At least 12 characters. Every other place where you are signed in is signed out."
        />
        <Submit label="Change the password" />
      </Form>
      <h2>Where you are signed in</h2>
      <Sessions {...props} />
    </>
  )
}

function Passkeys({ passkeys }: Props) {
  const names = passkeys.map(({ name }) => name).join(', ')
  return (
    <>
      <p>
        {passkeys.length > 0
          ? `You can sign in with: ${names}.`
          : 'None. With one you sign in by finger, face or PIN, without password and code.'}
      </p>
      <p>
        <a href="/desk/account/passkeys">{passkeys.length > 0 ? 'Add or remove' : 'Add one'}</a>
      </p>
    </>
  )
}

function SecondFactorOff() {
  return (
    <>
      <p>
        Off. With it, a stolen password alone lets nobody in: an app on your telephone shows a code
        that is asked for at every sign-in.
      </p>
      <p>
        <a href="/desk/account/second-factor">Set it up</a>
      </p>
    </>
  )
}

function SecondFactorOn() {
  return (
    <>
      <p>On. A code is asked for at every sign-in.</p>
      <p>
        <a href="/desk/account/second-factor">New recovery codes, or take it off</a>
      </p>
    </>
  )
}

function Sessions({ sessions, sessionId, timeZone }: Props) {
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Browser</th>
            <th scope="col">Since</th>
            <th scope="col">Last used</th>
            <th scope="col">From</th>
            <th scope="col">End it</th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr>
              <th scope="row">{agentInWords(session.agent)}</th>
              <td>{momentInWords(session.createdAt, timeZone)}</td>
              <td>{momentInWords(session.usedAt, timeZone)}</td>
              <td>{session.address}</td>
              <td>{session.id === sessionId ? 'this one' : <EndSession id={session.id} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {sessions.length > 1 && (
        <Form action="/desk/account/sessions">
          <Submit label="Sign out everywhere else" isGrave />
        </Form>
      )}
    </>
  )
}

function EndSession({ id }: { id: string }) {
  return (
    <Form action="/desk/account/sessions">
      <input type="hidden" name="session" value={id} />
      <button type="submit" class="small">
        Sign out there
      </button>
    </Form>
  )
}
