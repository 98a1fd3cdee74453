import type { Account } from '#staff/accounts.ts'
import type { DeskPage } from './route.ts'
import { DeskFrame } from './views/desk-frame.tsx'
import { MadeFor } from './views/form.tsx'

/** The whole page as HTML. */
export async function writePage(
  { title, body }: DeskPage,
  frame: { siteName: string; account: Account | null },
): Promise<string> {
  const page = (
    <MadeFor.Provider value={frame.account?.id ?? null}>
      <DeskFrame title={title} {...frame}>
        {await body}
      </DeskFrame>
    </MadeFor.Provider>
  )
  return `<!doctype html>${await page}`
}
