import { PasskeyButton } from './sign-in-view.tsx'

/** For who came in by the password alone, and has a passkey. */
export function PasskeyDueView() {
  return (
    <>
      <p>Your role asks for two factors.</p>
      <p>Sign in with your passkey; if it is lost, an administrator takes it off.</p>
      <PasskeyButton back={null} />
    </>
  )
}
