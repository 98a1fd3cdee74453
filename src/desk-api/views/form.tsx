import { createContext, useContext } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { SIGNED_IN_AS } from '../signed-in-as.ts'

/** The id of the account that the page is made for; null where nobody is signed in. */
export const MadeFor = createContext<string | null>(null)

type Props = JSX.IntrinsicElements['form'] & { action: string }

/** A form that is sent to the desk. It names for whom it was made, as signed-in-as.ts demands. */
export function Form({ children, ...attributes }: Props) {
  const account = useContext(MadeFor)
  return (
    <form method="post" {...attributes}>
      {account !== null && <input type="hidden" name={SIGNED_IN_AS} value={account} />}
      {children}
    </form>
  )
}
