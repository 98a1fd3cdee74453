import { Group, Stack, Text, Title } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ArticleText } from '#contract/article.ts'
import type { Piece } from '#contract/desk.ts'
import { useMe } from '../api/use-me.ts'
import { BodyEditor } from '../editor/body-editor.tsx'
import { Later } from '../frame/later.tsx'
import { useTitle } from '../frame/use-title.ts'
import { LeadPicture } from '../pictures/lead-picture.tsx'
import { forgetPictures } from '../pictures/picture-queries.ts'
import { usePicturePicker } from '../pictures/use-picture-picker.tsx'
import type { OfPiece } from '../workflow/use-act.ts'
import { WorkflowPanel } from '../workflow/workflow-panel.tsx'
import { BylineField } from './byline-field.tsx'
import { HeadFields } from './head-fields.tsx'
import { headlinePatch } from './headline-patch.ts'
import { PieceDetails } from './piece-details.tsx'
import './piece-page.css'
import type { ReadyView } from '../saving/copy-view.ts'
import type { DraftPatch } from '../saving/draft.ts'
import { MergeView } from '../saving/merge-view.tsx'
import { Presence } from '../saving/presence.tsx'
import { SaveStatus } from '../saving/save-status.tsx'
import { useWorkingCopy, type WorkingCopyActs } from '../saving/use-working-copy.ts'
import { SourcesNote } from './sources-note.tsx'
import { useFindPicture } from './use-find-picture.ts'
import { useStrayFiles } from './use-stray-files.ts'

/** One piece: its fields, its text, and what can be done with it. */
export function PiecePage() {
  const { articleId } = useParams({ from: '/pieces/$articleId' })
  // A piece has a page of its own: nothing of the one before stays in its fields.
  return <OnePiece key={articleId} articleId={articleId} />
}

function OnePiece({ articleId }: { articleId: string }) {
  const copy = useWorkingCopy(articleId)
  if (copy.state === 'ready') return <OpenPiece copy={copy} />
  const words = copy.state === 'refused' ? copy.detail : waiting[copy.state]
  return <Text role="status">{words}</Text>
}

const waiting = {
  loading: 'Opening the piece …',
  missing: 'There is no such piece, or it is not yours to see.',
  unreachable: 'The server cannot be reached, and this piece was not open on this machine before.',
}

function OpenPiece({ copy }: { copy: ReadyView & WorkingCopyActs }) {
  const { piece, draft, conflict } = copy
  const { headline } = draft.text
  useTitle(headline || 'No headline yet')
  useStrayFiles()
  return (
    <>
      <Title order={1} className="piece-title">
        {headline || 'No headline yet'}
      </Title>
      <Group justify="space-between" my="xs">
        <LiveStatus copy={copy} />
        <Presence {...copy} />
      </Group>
      {conflict && (
        <MergeView conflict={conflict} edition={piece.edition} onResolve={copy.resolve} />
      )}
      <PieceForm
        piece={piece}
        text={draft.text}
        slug={draft.slug}
        told={copy.told}
        change={copy.change}
        flush={copy.flush}
        reload={copy.reload}
      />
    </>
  )
}

/** Whether the last letters are safe changes with each of them: only this is drawn with them. */
function LiveStatus({ copy }: { copy: ReadyView & WorkingCopyActs }) {
  const { timeZone } = useMe().paper
  const { subscribe, getView } = copy.live
  const isAtRisk = useSyncExternalStore(subscribe, () => {
    const view = getView()
    return view.state === 'ready' && view.isAtRisk
  })
  return <SaveStatus {...copy} {...{ isAtRisk, timeZone }} />
}

type FormProps = {
  piece: Piece
  text: ArticleText
  slug: string
  /** rises when the draft came from elsewhere */
  told: number
  change: (patch: DraftPatch) => void
} & Pick<OfPiece, 'flush' | 'reload'>

function PieceForm({ piece, text, slug, told, change, flush, reload }: FormProps) {
  const { edition, path } = piece
  const readOnly = !piece.may.includes('write')
  const on = useChanges(change, piece)
  const { pick, dialog } = usePicturePicker()
  const findPicture = useFindPicture()
  const { permissions } = useMe()
  const queries = useQueryClient()
  const onLibrary = useCallback(() => void forgetPictures(queries), [queries])
  return (
    <div className="piece-form">
      <Stack gap="md">
        <HeadFields
          {...{ edition, readOnly }}
          headline={text.headline}
          standfirst={text.standfirst}
          onHeadline={on.headline}
          onStandfirst={on.standfirst}
        />
        <BodyEditor
          {...{ edition, readOnly, told, findPicture }}
          body={text.body}
          pickPicture={pick}
          {...(permissions.includes('picture.add') && { onLibrary })}
          onChange={on.body}
        />
        <SourcesNote {...{ edition, readOnly }} note={text.sourcesNote} onNote={on.sourcesNote} />
      </Stack>
      {dialog}
      <Stack gap="md" component="section" aria-label="About the piece">
        <Later>
          <WorkflowPanel {...{ piece, flush, reload }} />
          <LeadPicture use={text.leadPicture} {...{ readOnly, pick }} onUse={on.leadPicture} />
          <BylineField
            {...{ readOnly }}
            bylines={text.bylines}
            kind={text.kind}
            onBylines={on.bylines}
          />
          <PieceDetails
            {...{ edition, path, slug, readOnly }}
            kind={text.kind}
            terms={text.terms}
            dateline={text.dateline}
            onKind={on.kind}
            onTerms={on.terms}
            onDateline={on.dateline}
            onSlug={on.slug}
          />
        </Later>
      </Stack>
    </div>
  )
}

/** A function for each field, the same ones all the time, so that a field is drawn when it changes. */
function useChanges(change: FormProps['change'], { edition, publicState }: Piece) {
  return useMemo(() => {
    const field =
      <Name extends keyof ArticleText>(name: Name) =>
      (value: ArticleText[Name]) =>
        change({ text: { [name]: value } })
    return {
      standfirst: field('standfirst'),
      body: field('body'),
      sourcesNote: field('sourcesNote'),
      bylines: field('bylines'),
      kind: field('kind'),
      terms: field('terms'),
      dateline: field('dateline'),
      leadPicture: field('leadPicture'),
      slug: (slug: string) => change({ slug }),
      headline: (headline: string) =>
        change((draft) => headlinePatch(draft, headline, { edition, publicState })),
    }
  }, [change, edition, publicState])
}
