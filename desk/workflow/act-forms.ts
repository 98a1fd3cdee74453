import type { CorrectionInput } from '#contract/article.ts'
import type { Piece, PieceActName } from '#contract/desk.ts'
import type { Workflow } from '#contract/desk-workflow.ts'
import { momentInZone } from './zone-time.ts'

/** The acts of the workflow that are done in a dialog, in the order of their buttons. */
export const workflowActs = [
  'publish',
  'correct',
  'approve',
  'submit',
  'schedule',
  'unschedule',
  'send-back',
  'embargo',
  'lift-embargo',
  'withdraw',
  'kill',
] as const satisfies readonly PieceActName[]
export type WorkflowAct = (typeof workflowActs)[number]

type Seen = { piece: Piece; workflow: Workflow }

/** What is asked before an act is done; a field that is not named is not asked. */
export type ActForm = {
  /** of its button */
  label: string
  /** what it does, in a sentence */
  says: string
  /** a word to the colleagues */
  note?: 'wanted' | 'needed'
  /** a word to the readers, or to the audit log */
  reason?: { label: string; isNeeded: boolean }
  /** what readers are told of a change */
  correction?: boolean
  /** why somebody passes it alone */
  override?: boolean
  /** a time in the newsroom's zone */
  moment?: string
  /** it does away with something */
  isGrave?: boolean
}

/** What the person has filled in. */
export type Filled = {
  note: string
  reason: string
  overrideReason: string
  /** as the field has it */
  local: string
  correction: CorrectionInput
}

export function formOf(act: WorkflowAct, seen: Seen): ActForm {
  return forms[act](seen)
}

const forms: Record<WorkflowAct, (seen: Seen) => ActForm> = {
  submit: ({ piece }) => ({
    label: 'Submit for review',
    says: 'It goes to the editors.',
    note: 'wanted',
    correction: piece.publicState === 'published',
  }),
  approve: approveForm,
  'send-back': () => ({
    label: 'Send back',
    says: 'It becomes a draft again, and its writer is told why.',
    note: 'needed',
  }),
  publish: () => ({
    label: 'Publish now',
    says: 'Readers see it at once, under its address.',
  }),
  correct: () => ({
    label: 'Publish the change',
    says: 'Readers see the new text at once, and this note over it, in the history and in the list of corrections. What was printed before stays in the history.',
    correction: true,
  }),
  schedule: ({ piece }) => ({
    label: piece.deskState === 'scheduled' ? 'Set another time' : 'Schedule',
    says: 'It is published at this time, also while nobody is at the desk.',
    moment: 'Publish at',
  }),
  unschedule: () => ({
    label: 'Take off the schedule',
    says: 'It waits until somebody publishes it.',
  }),
  embargo: ({ workflow }) => ({
    label: workflow.embargoUntil ? 'Make the embargo longer' : 'Set an embargo',
    says: 'Nobody can publish it before, by hand or by schedule.',
    moment: 'Embargo until',
  }),
  'lift-embargo': () => ({
    label: 'Lift the embargo',
    says: 'It can be published at once. The reason is kept in the audit log.',
    reason: { label: 'Reason', isNeeded: true },
    isGrave: true,
  }),
  withdraw: () => ({
    label: 'Withdraw',
    says: 'Readers find the reason in place of the piece. It can be published again.',
    reason: { label: 'Reason, for the readers', isNeeded: true },
    isGrave: true,
  }),
  kill: ({ piece, workflow }) => ({
    label: 'Kill',
    says: piece.path
      ? 'It ends for good: readers find the reason in place of the piece.'
      : 'It ends for good. No reader has seen it, and none will.',
    ...(piece.path && {
      reason: { label: 'Reason, for the readers', isNeeded: workflow.publicReason === null },
    }),
    isGrave: true,
  }),
}

function approveForm({ piece, workflow }: Seen): ActForm {
  const isAlone = workflow.needsSecondPerson && !workflow.isSecondPerson
  return {
    label: isAlone ? 'Approve alone' : 'Approve',
    says: isAlone
      ? 'A piece of this kind is approved by somebody who has not written it. You can pass it alone with a reason, which stays on the first page until a colleague has looked at it.'
      : 'It can be published, as it stands now.',
    note: 'wanted',
    correction: piece.publicState === 'published',
    override: isAlone,
  }
}

/** What the server is sent, or what is missing still. */
export function bodyOf(
  form: ActForm,
  act: WorkflowAct,
  { filled, version, timeZone }: { filled: Filled; version: number; timeZone: string },
): { body: object } | { missing: string } {
  const [note, reason] = [filled.note.trim(), filled.reason.trim()]
  const overrideReason = filled.overrideReason.trim()
  const publicNote = filled.correction.publicNote.trim()
  if (form.note === 'needed' && note === '') return { missing: 'Write what is to be changed.' }
  if (form.reason?.isNeeded && reason === '') return { missing: 'Write the reason.' }
  if (form.override && overrideReason === '') return { missing: 'Write why you pass it alone.' }
  if (form.correction && publicNote === '') {
    return { missing: 'Write what readers are told of the change.' }
  }
  const moment = form.moment === undefined ? null : momentInZone(filled.local, timeZone)
  if (form.moment !== undefined && moment === null) return { missing: 'Choose a day and a time.' }
  return {
    body: {
      ...(isOfVersion(act) && { version }),
      ...(note !== '' && form.note && { note }),
      ...(reason !== '' && form.reason && { reason }),
      ...(form.override && { overrideReason }),
      ...(form.correction && { correction: { kind: filled.correction.kind, publicNote } }),
      ...(moment && { [act === 'schedule' ? 'publishAt' : 'until']: moment.toISOString() }),
    },
  }
}

/** Steps of one version: nobody passes what somebody else has written meanwhile. */
function isOfVersion(act: WorkflowAct): boolean {
  return ['submit', 'approve', 'send-back', 'publish', 'correct', 'schedule'].includes(act)
}
