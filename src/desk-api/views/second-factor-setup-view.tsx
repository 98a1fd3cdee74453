import { encode } from 'uqr'
import { Field, Problem, Submit } from './fields.tsx'
import { Form } from './form.tsx'

const root = '/desk/account/second-factor'

/** Before: the password is asked for, so that whoever finds a browser open changes nothing. */
export function SecondFactorStartView({
  isOn,
  problem,
  isDemanded,
}: {
  isOn: boolean
  problem: string | null
  /** by the role: nothing else can be done before */
  isDemanded: boolean
}) {
  if (!isOn) {
    return (
      <>
        {isDemanded && <p>Your role asks for a second factor before you go on.</p>}
        <p>You need an app for codes on your telephone, such as Aegis, 2FAS or any other.</p>
        <Problem says={problem} />
        <PasswordForm action={`${root}/begin`} label="Go on" id="begin" />
      </>
    )
  }
  return (
    <>
      <Problem says={problem} />
      <h2>New recovery codes</h2>
      <p>The old ones work no more.</p>
      <PasswordForm action={`${root}/codes`} label="Make new codes" id="codes" />
      <h2>Take it off</h2>
      <p>The password alone lets you in again, and whoever else has it.</p>
      <PasswordForm action={`${root}/end`} label="Take the second factor off" id="end" isGrave />
    </>
  )
}

type FormProps = { action: string; label: string; id: string; isGrave?: boolean }

function PasswordForm({ action, label, id, isGrave = false }: FormProps) {
  return (
    <Form action={action} class="narrow">
      <p class="field">
        <label for={`password-${id}`}>Your password</label>
        <input
          id={`password-${id}`}
          name="password"
          type="password"
          autocomplete="current-password"
          required
        />
      </p>
      <Submit label={label} isGrave={isGrave} />
    </Form>
  )
}

/** `uri` is otpauth://…, which the app reads from the picture. */
export function EnrolView({ uri, recoveryCodes }: { uri: string; recoveryCodes: string[] }) {
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  return (
    <>
      <h2>1. Write these down</h2>
      <RecoveryCodes codes={recoveryCodes} />
      <h2>2. Show this to your app</h2>
      <QrCode text={uri} />
      <p>
        Or type it in: <code>{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <h2>3. Type what the app shows</h2>
      <ConfirmForm problem={null} />
    </>
  )
}

export function ConfirmForm({ problem }: { problem: string | null }) {
  return (
    <>
      <Problem says={problem} />
      <Form action={`${root}/confirm`} class="narrow">
        <Field label="Code" name="code" autocomplete="one-time-code" hint="Six digits." />
        <Submit label="Turn it on" />
      </Form>
    </>
  )
}

export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p>
        Each of these lets you in once, when the telephone is lost. Keep them on paper: they are not
        shown again.
      </p>
      <ul class="codes">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  )
}

/** One path of unit squares; the border is part of the code. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { border: 4 })
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])),
  )
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label="Code for the app">
      <path d={squares.join('')} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
