import { Badge, Group } from '@mantine/core'
import type { DeskState, PublicState } from '#contract/article.ts'

const ofDesk: Record<DeskState, { label: string; color: string }> = {
  draft: { label: 'Draft', color: 'gray' },
  submitted: { label: 'Submitted', color: 'orange' },
  approved: { label: 'Approved', color: 'teal' },
  scheduled: { label: 'Scheduled', color: 'grape' },
}
const ofPublic: Record<PublicState, { label: string; color: string } | null> = {
  never: null,
  published: { label: 'Published', color: 'courier' },
  withdrawn: { label: 'Withdrawn', color: 'red' },
  killed: { label: 'Killed', color: 'red' },
}

/** Both states: a piece that readers see may have its correction in review. */
export function StateBadges(props: { deskState: DeskState; publicState: PublicState }) {
  const outside = ofPublic[props.publicState]
  // A draft of what is published is what every published piece has.
  const inside = outside && props.deskState === 'draft' ? null : ofDesk[props.deskState]
  return (
    <Group gap={4} wrap="nowrap" component="span">
      {outside && <State {...outside} />}
      {inside && <State {...inside} />}
    </Group>
  )
}

function State({ label, color }: { label: string; color: string }) {
  return (
    <Badge
      component="span"
      variant="outline"
      radius="sm"
      tt="none"
      color={color}
      className="desk-state"
    >
      {label}
    </Badge>
  )
}
