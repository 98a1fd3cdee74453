import { Back, Done, Field, Problem, Submit } from './fields.tsx'
import { Form } from './form.tsx'

type SignInProps = {
  /** where to go then; null: the desk */
  back: string | null
  email: string
  problem: string | null
  done: string | null
}

export function SignInView({ back, email, problem, done }: SignInProps) {
  return (
    <>
      <Done says={done} />
      <Problem says={problem} />
      <Form action="/desk/sign-in" class="narrow">
        <Back to={back} />
        <Field
          label="Mail address"
          name="email"
          type="email"
          autocomplete="username"
          value={email}
          isFirst
        />
        <Field label="Password" name="password" type="password" autocomplete="current-password" />
        <Submit label="Sign in" />
      </Form>
      <PasskeyButton back={back} />
      <p>
        <a href="/desk/forgotten">Password forgotten?</a>
      </p>
    </>
  )
}

export function PasskeyButton({ back }: { back: string | null }) {
  return (
    <Form action="/desk/sign-in/passkey" class="narrow">
      <Back to={back} />
      <p>
        <button type="submit" class="plain">
          Sign in with a passkey
        </button>
      </p>
    </Form>
  )
}

type SecondFactorProps = { back: string | null; problem: string | null }

export function SecondFactorView({ back, problem }: SecondFactorProps) {
  return (
    <>
      <Problem says={problem} />
      <Form action="/desk/second-factor" class="narrow">
        <Back to={back} />
        <Field
          label="Code"
          name="code"
          autocomplete="one-time-code"
          hint="Six digits from your app, or one of your recovery codes."
          isFirst
        />
        <Submit label="Go on" />
      </Form>
      <p>
        <a href="/desk/sign-in">Start again</a>
      </p>
    </>
  )
}

export function ForgottenView({ hasMail, isSent }: { hasMail: boolean; isSent: boolean }) {
  if (isSent) {
    return (
      <p role="status">
        If that address has an account here, a link to set a new password is on its way. It works
        for an hour.
      </p>
    )
  }
  if (!hasMail) {
    return (
      <p>
        Ask an administrator or an owner of the desk for a link: they find it on the page “Staff”.
        Whoever runs the server makes one with <code>chapar user reset</code>.
      </p>
    )
  }
  return (
    <Form action="/desk/forgotten" class="narrow">
      <Field label="Mail address" name="email" type="email" autocomplete="username" isFirst />
      <Submit label="Send a link" />
    </Form>
  )
}
