import { Button, Modal, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Piece } from '#contract/desk.ts'
import type { Workflow } from '#contract/desk-workflow.ts'
import { DialogEnd } from '../dialogs/dialog-end.tsx'
import { useFocusBack } from '../dialogs/use-focus-back.ts'
import { type ActForm, bodyOf, type Filled, formOf, type WorkflowAct } from './act-forms.ts'
import { CorrectionFields } from './correction-fields.tsx'
import { MomentField } from './moment-field.tsx'
import { localInZone } from './zone-time.ts'

type Props = {
  act: WorkflowAct
  piece: Piece
  workflow: Workflow
  /** resolves with what is the matter, or null where it is done */
  doAct: (act: WorkflowAct, bodyFor: (version: number) => object) => Promise<string | null>
  onClose: () => void
}

/** Asks what an act has to be told, says what it does, and does it. */
export function ActDialog(props: Props) {
  useFocusBack()
  const { act, piece, workflow, onClose } = props
  const form = formOf(act, { piece, workflow })
  const { filled, fill, problem, isBusy, submit } = useFilled(form, props)
  return (
    <Modal
      opened
      onClose={onClose}
      title={form.label}
      size="lg"
      centered
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>{form.says}</Text>
          {form.correction && (
            <CorrectionFields
              value={filled.correction}
              onChange={(correction) => fill({ correction })}
            />
          )}
          {form.moment !== undefined && (
            <MomentField
              label={form.moment}
              local={filled.local}
              timeZone={workflow.timeZone}
              onChange={(local) => fill({ local })}
            />
          )}
          <Words form={form} filled={filled} fill={fill} />
          <DialogEnd problem={problem} onCancel={onClose}>
            <Button type="submit" loading={isBusy} {...(form.isGrave && { color: 'red.8' })}>
              {form.label}
            </Button>
          </DialogEnd>
        </Stack>
      </form>
    </Modal>
  )
}

type WordsProps = { form: ActForm; filled: Filled; fill: (some: Partial<Filled>) => void }

function Words({ form, filled, fill }: WordsProps) {
  const field = { autosize: true, minRows: 2, maxLength: 2000 }
  return (
    <>
      {form.override && (
        <Textarea
          {...field}
          required
          label="Why you pass it alone"
          value={filled.overrideReason}
          onChange={(event) => fill({ overrideReason: event.currentTarget.value })}
        />
      )}
      {form.reason && (
        <Textarea
          {...field}
          required={form.reason.isNeeded}
          label={form.reason.label}
          value={filled.reason}
          onChange={(event) => fill({ reason: event.currentTarget.value })}
        />
      )}
      {form.note && (
        <Textarea
          {...field}
          required={form.note === 'needed'}
          label="Note to the colleagues"
          description="Readers do not see it."
          value={filled.note}
          onChange={(event) => fill({ note: event.currentTarget.value })}
        />
      )}
    </>
  )
}

function useFilled(form: ActForm, { act, workflow, doAct, onClose }: Props) {
  const { timeZone } = workflow
  const [filled, setFilled] = useState<Filled>(() => startOf(workflow))
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const fill = (some: Partial<Filled>) => {
    setProblem(null)
    setFilled((before) => ({ ...before, ...some }))
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = bodyOf(form, act, { filled, version: 1, timeZone })
    if ('missing' in given) return setProblem(given.missing)
    setBusy(true)
    const refused = await doAct(act, (version) => {
      const sent = bodyOf(form, act, { filled, version, timeZone })
      return 'body' in sent ? sent.body : {}
    })
    setBusy(false)
    if (refused === null) onClose()
    else setProblem(refused)
  }
  return { filled, fill, problem, isBusy, submit: (event: FormEvent) => void submit(event) }
}

/** The note that was written before, and the next full hour. */
function startOf({ correction, publishAt, embargoUntil, timeZone }: Workflow): Filled {
  const hour = 3_600_000
  const soon = new Date((Math.floor(Date.now() / hour) + 1) * hour)
  const known = publishAt ?? embargoUntil
  return {
    ...{ note: '', reason: '', overrideReason: '' },
    local: localInZone(known === null ? soon : new Date(known), timeZone),
    correction: correction ?? { kind: 'correction', publicNote: '' },
  }
}
