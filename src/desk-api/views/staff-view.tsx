import { type Account, type Role, roles } from '#staff/accounts.ts'
import { mayManage } from '#staff/permissions.ts'
import { Done, Field, Problem, Submit } from './fields.tsx'
import { Form } from './form.tsx'

type Props = {
  /** who looks at the page */
  manager: Account
  accounts: readonly Account[]
  /** those who can sign in by now */
  withPassword: ReadonlySet<string>
  withPasskey: ReadonlySet<string>
  /** a link that was just made, to be given on; null: none */
  given: { name: string; url: string } | null
  problem: string | null
  done: string | null
}

/** Who has an account, and what may be done about it. */
export function StaffView(props: Props) {
  const { manager, accounts, withPasskey, given, problem, done } = props
  return (
    <>
      <Done says={done} />
      <Problem says={problem} />
      {given && <Given {...given} />}
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Role</th>
            <th scope="col">State</th>
            <th scope="col">Acts</th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr>
              <th scope="row">
                {account.name}
                <span class="hint">{account.email}</span>
              </th>
              <td>{account.role}</td>
              <td>{stateOf(account, props)}</td>
              <td>
                <Acts {...{ manager, account, withPasskey }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h2>Invite somebody</h2>
      <Form action="/desk/staff/invite" class="narrow">
        <Field label="Name" name="name" autocomplete="off" />
        <Field label="Mail address" name="email" type="email" autocomplete="off" />
        <p class="field">
          <label for="role">Role</label>
          <RoleChoice id="role" manager={manager.role} chosen="reporter" />
        </p>
        <Submit label="Make a link" />
      </Form>
    </>
  )
}

/** No mail is sent: whoever invites knows best how to reach the person. */
function Given({ name, url }: { name: string; url: string }) {
  return (
    <div class="given" role="status">
      <p>Give this link to {name}, and to nobody else. It works once, and is not shown again:</p>
      <p class="link">
        <code>{url}</code>
      </p>
    </div>
  )
}

function stateOf(account: Account, { withPassword, withPasskey }: Props): string {
  if (account.disabledAt) return 'ended'
  if (!withPassword.has(account.id)) return 'has not come in yet'
  const extras = [
    ...(account.hasSecondFactor ? ['second factor'] : []),
    ...(withPasskey.has(account.id) ? ['passkey'] : []),
  ]
  return ['active', ...extras].join(', ')
}

type ActsProps = Pick<Props, 'manager' | 'withPasskey'> & { account: Account }

function Acts({ manager, account, withPasskey }: ActsProps) {
  const { id, name, role, disabledAt, hasSecondFactor } = account
  if (id === manager.id || !mayManage(manager.role, { has: role })) return null
  if (disabledAt) {
    return (
      <div class="acts">
        <Act action="reinstate" label="Let in again" id={id} name={name} />
      </div>
    )
  }
  return (
    <div class="acts">
      <Form action="/desk/staff/role">
        <input type="hidden" name="account" value={id} />
        <RoleChoice id={`role-${id}`} manager={manager.role} chosen={role} label={name} />
        <button type="submit" class="small">
          Change role
        </button>
      </Form>
      <Act action="link" label="New link" id={id} name={name} />
      {(hasSecondFactor || withPasskey.has(id)) && (
        <Act action="second-factor" label="Take second factor off" id={id} name={name} isGrave />
      )}
      <Act action="end" label="End account" id={id} name={name} isGrave />
      <PersonForm account={account} />
    </div>
  )
}

function PersonForm({ account: { id, name, email } }: { account: Account }) {
  return (
    <details>
      <summary aria-label={`Change name or address: ${name}`}>Change name or address</summary>
      <Form action="/desk/staff/person">
        <input type="hidden" name="account" value={id} />
        <Field label="Name" name="name" id={`name-${id}`} autocomplete="off" value={name} />
        <Field
          label="Mail address"
          name="email"
          id={`email-${id}`}
          type="email"
          autocomplete="off"
          value={email}
          hint="With another one the person is signed out everywhere."
        />
        <button type="submit" class="small">
          Change
        </button>
      </Form>
    </details>
  )
}

type ActProps = { action: string; label: string; id: string; name: string; isGrave?: boolean }

function Act({ action, label, id, name, isGrave }: ActProps) {
  return (
    <Form action={`/desk/staff/${action}`}>
      <input type="hidden" name="account" value={id} />
      <button
        type="submit"
        class={isGrave ? 'small grave' : 'small'}
        aria-label={`${label}: ${name}`}
      >
        {label}
      </button>
    </Form>
  )
}

function RoleChoice(props: { id: string; manager: Role; chosen: Role; label?: string }) {
  const { id, manager, chosen, label } = props
  return (
    <select id={id} name="role" aria-label={label && `Role of ${label}`}>
      {roles
        .filter((role) => mayManage(manager, { gets: role }))
        .map((role) => (
          <option value={role} selected={role === chosen}>
            {role}
          </option>
        ))}
    </select>
  )
}
