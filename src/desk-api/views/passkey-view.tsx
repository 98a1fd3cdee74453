import type { JsonObject } from '#platform/schema.ts'
import type { Passkey } from '#staff/passkeys.ts'
import { momentInWords } from '../moment-in-words.ts'
import { PASSKEY_SCRIPT } from '../passkey-script.ts'
import { Back, Field, Problem, Submit } from './fields.tsx'
import { Form } from './form.tsx'

const root = '/desk/account/passkeys'

type PasskeysProps = { passkeys: readonly Passkey[]; timeZone: string; problem: string | null }

export function PasskeysView({ passkeys, timeZone, problem }: PasskeysProps) {
  return (
    <>
      <Problem says={problem} />
      <p>
        A passkey lets you in by the finger, face or PIN with which you unlock a telephone or a
        computer, or by a security key. It needs no password and no code, and a false page cannot
        take it from you.
      </p>
      {passkeys.length > 0 && <Keys {...{ passkeys, timeZone }} />}
      <h2>Add a passkey</h2>
      <Form action={`${root}/begin`} class="narrow">
        <Field
          label="Name"
          name="name"
          autocomplete="off"
          hint="By which you know it again, such as “office computer”."
        />
        <Field
          label="Your password"
          name="password"
          type="password"
          autocomplete="current-password"
        />
        <Submit label="Go on" />
      </Form>
      {passkeys.length > 0 && <RemoveForm passkeys={passkeys} />}
      <p>
        <a href="/desk/account">To your account</a>
      </p>
    </>
  )
}

function Keys({ passkeys, timeZone }: Omit<PasskeysProps, 'problem'>) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Added</th>
          <th scope="col">Last used</th>
          <th scope="col">Acts</th>
        </tr>
      </thead>
      <tbody>
        {passkeys.map((key) => (
          <tr>
            <th scope="row">
              {key.name}
              {key.isBackedUp && <span class="hint">kept by its maker on other devices too</span>}
            </th>
            <td>{momentInWords(key.createdAt, timeZone)}</td>
            <td>{key.usedAt ? momentInWords(key.usedAt, timeZone) : 'never'}</td>
            <td>
              <div class="acts">
                <Form action={`${root}/rename`}>
                  <input type="hidden" name="passkey" value={key.id} />
                  <input
                    name="name"
                    value={key.name}
                    maxlength={60}
                    required
                    aria-label={`Name of ${key.name}`}
                  />
                  <button type="submit" class="small">
                    Rename
                  </button>
                </Form>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RemoveForm({ passkeys }: Pick<PasskeysProps, 'passkeys'>) {
  return (
    <>
      <h2>Remove a passkey</h2>
      <Form action={`${root}/remove`} class="narrow">
        <p class="field">
          <label for="passkey">Passkey</label>
          <select id="passkey" name="passkey" required>
            {passkeys.map(({ id, name }) => (
              <option value={id}>{name}</option>
            ))}
          </select>
        </p>
        <p class="field">
          <label for="password-remove">Password to remove it</label>
          <input
            id="password-remove"
            name="password"
            type="password"
            autocomplete="current-password"
            required
          />
        </p>
        <Submit label="Remove" isGrave />
      </Form>
    </>
  )
}

type CeremonyProps = {
  act: 'create' | 'get'
  question: JsonObject
  action: string
  name?: string
  back: string | null
}

/** Asks by itself as soon as it is there; the button asks again. */
export function PasskeyCeremony({ act, question, action, name, back }: CeremonyProps) {
  const isNew = act === 'create'
  return (
    <>
      <p>
        {isNew
          ? 'Your browser asks now on which device the passkey is to be, and for your finger, face or PIN.'
          : 'Your browser asks now for your passkey.'}
      </p>
      <p id="passkey-told" class="told" role="status" />
      <Form
        action={action}
        class="narrow"
        data-passkey={act}
        data-question={JSON.stringify(question)}
      >
        <Back to={back} />
        {name !== undefined && <input type="hidden" name="name" value={name} />}
        <input type="hidden" name="response" value="" />
        <Submit label={isNew ? 'Make the passkey' : 'Use a passkey'} />
      </Form>
      <noscript>
        <p class="problem">
          Passkeys need the one script of this page. Without it your password works as before.
        </p>
      </noscript>
      <p>
        <a href={isNew ? root : '/desk/sign-in'}>
          {isNew ? 'Not now' : 'Use the password instead'}
        </a>
      </p>
      <script type="module" src={PASSKEY_SCRIPT} />
    </>
  )
}
