import { Alert, Anchor, Button, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { memo, useState } from 'react'
import type { Workflow } from '#contract/desk-workflow.ts'
import { deskStateInWords, publicStateInWords } from '../words/states.ts'
import { ActDialog } from './act-dialog.tsx'
import { formOf, type WorkflowAct, workflowActs } from './act-forms.ts'
import { ColleaguesNotes } from './colleagues-notes.tsx'
import { ExpungeSection } from './expunging/expunge-section.tsx'
import { WaitingOrder } from './expunging/waiting-order.tsx'
import { PreviewLink } from './preview-link.tsx'
import { PreviewLinks } from './preview-links.tsx'
import { Publications } from './publications.tsx'
import { RightsSection } from './rights-section.tsx'
import { type OfPiece, useAct } from './use-act.ts'
import { useWorkflow } from './use-workflow.ts'
import { WorkflowNotices } from './workflow-notices.tsx'

/** Where the piece is, what can be done with it by whom who looks, and what stands in the way. */
export const WorkflowPanel = memo(function WorkflowPanel(props: OfPiece) {
  const { piece } = props
  const { data: workflow, error } = useWorkflow(piece)
  return (
    <Stack component="section" aria-label="Workflow" gap="sm">
      <Title order={2} size="h4">
        On its way
      </Title>
      <States {...props} workflow={workflow ?? null} />
      {error && !workflow && <Alert title="This cannot be told now">{error.message}</Alert>}
      {workflow && <Steps {...props} workflow={workflow} />}
    </Stack>
  )
})

function States({ piece, flush, workflow }: OfPiece & { workflow: Workflow | null }) {
  const { articleId, path } = piece
  const approved = workflow?.approved
  // Nobody works on what is as it was published.
  const isAtRest = workflow && isUnchanged(workflow) && piece.deskState === 'draft'
  return (
    <div>
      {!isAtRest && <Text fw={600}>{deskStateInWords[piece.deskState]}</Text>}
      <Text>{publicStateInWords(piece.publicState, path)}</Text>
      {approved && <Text size="sm">Approved by {approved.by?.name ?? 'a command'}</Text>}
      <Group gap="md" mt={4}>
        {piece.publicState === 'published' && path && (
          <Anchor href={path} target="_blank">
            Public page
          </Anchor>
        )}
        <PreviewLink articleId={articleId} flush={flush} />
        <Anchor
          renderRoot={(rest) => (
            <Link to="/pieces/$articleId/versions" params={{ articleId }} {...rest} />
          )}
        >
          Versions
        </Anchor>
      </Group>
    </div>
  )
}

function Steps(props: OfPiece & { workflow: Workflow }) {
  const { piece, workflow } = props
  const [asked, setAsked] = useState<WorkflowAct | null>(null)
  const doAct = useAct(props)
  const there = workflowActs.filter((act) => piece.may.includes(act))
  const [first] = there
  return (
    <>
      <WaitingOrder {...props} />
      <WorkflowNotices piece={piece} workflow={workflow} />
      <Group gap="xs">
        {there.map((act) => (
          <Button
            key={act}
            size="xs"
            variant={act === first && !isUnchanged(workflow) ? 'filled' : 'default'}
            disabled={isHindered(act, workflow)}
            onClick={() => setAsked(act)}
          >
            {formOf(act, { piece, workflow }).label}
          </Button>
        ))}
      </Group>
      {asked && (
        <ActDialog
          key={asked}
          act={asked}
          {...{ piece, workflow, doAct }}
          onClose={() => setAsked(null)}
        />
      )}
      {workflow.provenance && <RightsSection {...props} provenance={workflow.provenance} />}
      <ColleaguesNotes piece={piece} timeZone={workflow.timeZone} />
      <Publications workflow={workflow} path={piece.path} />
      {piece.may.includes('share-preview') && (
        <PreviewLinks {...props} links={workflow.previewLinks} timeZone={workflow.timeZone} />
      )}
      <ExpungeSection piece={piece} />
    </>
  )
}

/** Readers have it just so: no step is waited for. */
function isUnchanged({ hindrances }: Workflow): boolean {
  return hindrances.some(({ code }) => code === 'nothing-changed')
}

/** The list above says why. An embargo hinders no schedule that begins after it. */
function isHindered(act: WorkflowAct, { hindrances }: Workflow): boolean {
  if (act === 'publish') return hindrances.length > 0
  // Another kind of note may be chosen in the dialog.
  if (act === 'correct') return hindrances.some(({ code }) => code !== 'nothing-changed')
  if (act === 'schedule') return hindrances.some(({ code }) => code !== 'embargo')
  return false
}
