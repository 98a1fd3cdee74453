import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { findWorkingCopy } from '#articles/find-working-copy.ts'
import { holdsExpunged } from '#articles/holds-expunged.ts'
import { findShared } from '#articles/preview-links.ts'
import { mayDo } from '#staff/piece-permissions.ts'
import { letIn } from './let-in.ts'
import { message } from './pages/message.tsx'
import type { Ask, DeskAnswer } from './route.ts'

export type Previewing = {
  askOf: (c: Context) => Promise<Ask>
  /** the page of a working copy, with headers of its own; null where there is none */
  showPreview: (articleId: string) => Promise<Response | null>
  write: (c: Context, answer: DeskAnswer, ask: Ask) => Promise<Response>
}

/**
 * Working copies as readers would see them: for who may read the piece at the desk, and for who has
 * a link that somebody there has made. The token of a link stands in the query, which no log of
 * ours holds, and the page tells its address to nobody (decision 0016).
 */
export function addPreviews(desk: Hono, previewing: Previewing): void {
  const { askOf, write } = previewing
  desk.get('/desk/pieces/:id/preview', async (c) => {
    const ask = await askOf(c)
    const opened = await openOwn(c.req.param('id'), ask)
    return typeof opened === 'string'
      ? show(c, opened, { ask, ...previewing })
      : write(c, opened, ask)
  })
  desk.get('/desk/preview', async (c) => {
    const ask = await askOf(c)
    const token = c.req.query('token') ?? ''
    const opened = await openShared(token, ask)
    return opened === null
      ? write(c, message.noPreview(), ask)
      : show(c, opened, { ask, ...previewing })
  })
}

/** Who has no account is shown nothing that could not be printed for having been expunged. */
async function openShared(token: string, { tools, now }: Ask): Promise<string | null> {
  const shared = await findShared(tools.db, token, now)
  const piece = shared && (await findWorkingCopy(tools.db, shared.articleId))
  if (!piece || (await holdsExpunged(tools.db, piece))) return null
  return piece.articleId
}

/** The id of the piece, or what is answered instead. */
async function openOwn(asked: string, ask: Ask): Promise<string | DeskAnswer> {
  const { data: id } = z.uuid().safeParse(asked)
  const found = letIn(ask, 'desk.enter', `/desk/pieces/${id ?? ''}/preview`)
  if ('instead' in found) return found.instead
  const { account } = found.present
  const piece = id === undefined ? null : await findWorkingCopy(ask.tools.db, id)
  const seen = piece && { isOwn: piece.begunBy?.id === account.id, deskState: piece.deskState }
  return piece && seen && mayDo(account.role, 'read', seen) ? piece.articleId : message.notFound()
}

async function show(
  c: Context,
  articleId: string,
  { ask, showPreview, write }: Previewing & { ask: Ask },
): Promise<Response> {
  return (await showPreview(articleId)) ?? write(c, message.noPreview(), ask)
}
