import type { Child } from 'hono/jsx'
import { deskMenu } from '#contract/desk-menu.ts'
import type { Account } from '#staff/accounts.ts'
import { may } from '#staff/permissions.ts'
import { sheetElement } from '../desk-sheet.ts'

type Props = {
  title: string
  siteName: string
  /** null where nobody is signed in */
  account: Account | null
  children: Child
}

/** What stands around every page of the desk. */
export function DeskFrame({ title, siteName, account, children }: Props) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · ${siteName}`}</title>
        {sheetElement}
      </head>
      <body>
        <a class="skip" href="#content">
          Skip to the page
        </a>
        <header>
          <p class="paper">
            <a href={account ? '/desk' : '/'}>{siteName}</a> <span>desk</span>
          </p>
          {account && <DeskNav account={account} />}
        </header>
        <main id="content">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  )
}

function DeskNav({ account }: { account: Account }) {
  return (
    <nav aria-label="Desk">
      {deskMenu.map(
        ({ to, label, needs }) =>
          (needs === null || may(account.role, needs)) && (
            <a href={to === '/' ? '/desk' : `/desk${to}`}>{label}</a>
          ),
      )}
      {may(account.role, 'staff.list') && <a href="/desk/staff">Staff</a>}
      <a href="/desk/account">{account.name}</a>
      <form method="post" action="/desk/sign-out">
        <button type="submit" class="plain">
          Sign out
        </button>
      </form>
    </nav>
  )
}
