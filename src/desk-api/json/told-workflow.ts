import type { Workflow } from '#articles/find-workflow.ts'
import type { DeskPiece } from '#articles/find-working-copy.ts'
import { lateBy } from '#articles/list-late-publications.ts'
import type { PreviewLink } from '#articles/preview-links.ts'
import type { KnownProvenance } from '#articles/state-provenance.ts'
import type { Workflow as Told } from '#contract/desk-workflow.ts'

/** A piece's way to the readers as the desk is told of it. */
export function toldWorkflow(of: {
  piece: DeskPiece
  workflow: Workflow
  links: readonly PreviewLink[]
  provenance: KnownProvenance | null
  timeZone: string
}): Told {
  const { piece, workflow, links, provenance, timeZone } = of
  const { publishAt, embargoUntil, isSealed, correction } = piece
  return {
    ...workflow,
    timeZone,
    publishAt: publishAt?.toISOString() ?? null,
    embargoUntil: embargoUntil?.toISOString() ?? null,
    isSealed,
    correction,
    provenance: provenance && { rights: provenance.rights, ...provenance.recoveredFrom },
    printed: workflow.printed.map((one) => ({
      publishedNumber: one.publishedNumber,
      at: (one.publishedAt ?? one.printedAt).toISOString(),
      by: one.printedBy,
      dueAt: one.dueAt?.toISOString() ?? null,
      lateSeconds: lateBy(one),
      headline: one.headline,
      note: one.note,
    })),
    previewLinks: links.map(toldLink),
  }
}

export function toldLink({ id, createdBy, createdAt, expiresAt }: PreviewLink) {
  return { id, createdBy, createdAt: createdAt.toISOString(), expiresAt: expiresAt.toISOString() }
}
