import { Button, Group } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type RefObject, useEffect, useMemo } from 'react'
import type { Edition } from '#contract/edition.ts'
import { checkText } from '../checks/check-text.ts'
import { around } from '../checks/finding.ts'
import { type FieldRemark, goToRemark, mendRemark, noteRemarks } from './remarks.ts'

/** How long the hands must rest before a field is looked through: as long as in the text. */
const PAUSE = 400

type Props = {
  /** as its label says it */
  name: string
  field: RefObject<HTMLTextAreaElement | HTMLInputElement | null>
  text: string
  edition: Edition
  readOnly: boolean
}

/** What the house checks say of a field, under it, as a field cannot be underlined. */
export function FieldRemarks({ name, field, text, edition, readOnly }: Props) {
  const [rested] = useDebouncedValue(text, PAUSE)
  const remarks = useMemo(
    () =>
      checkText(rested, edition).map((finding): FieldRemark => {
        const { mend, ...told } = { ...finding, name, around: around(rested, finding) }
        const said = rested.slice(finding.start, finding.end)
        return { ...told, said, field, ...(mend !== undefined && !readOnly && { mend }) }
      }),
    [rested, edition, name, field, readOnly],
  )
  useEffect(() => {
    noteRemarks(name, remarks)
    return () => noteRemarks(name, [])
  }, [name, remarks])
  if (remarks.length === 0) return null
  return (
    <ul className="field-remarks" aria-label={`House checks: ${name}`}>
      {remarks.map((remark) => (
        <li key={`${remark.start}-${remark.kind}`} className="remark">
          <RemarkWords remark={remark} />
          <RemarkActs remark={remark} />
        </li>
      ))}
    </ul>
  )
}

function RemarkWords({ remark }: { remark: FieldRemark }) {
  return (
    <span>
      {remark.message}: <q>{remark.around}</q>
    </span>
  )
}

function RemarkActs({ remark }: { remark: FieldRemark }) {
  return (
    <Group gap="xs">
      <Button size="compact-sm" variant="default" onClick={() => goToRemark(remark)}>
        Go to
      </Button>
      {remark.mend !== undefined && (
        <Button size="compact-sm" variant="default" onClick={() => mendRemark(remark)}>
          Mend
        </Button>
      )}
    </Group>
  )
}
