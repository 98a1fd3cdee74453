import type { DeskState, PublicState } from '#contract/article.ts'
import { deskStateNames, publicStateNames } from '../words/states.ts'
import './state-badge.css'

const labels = { ...deskStateNames, ...publicStateNames }

/** Both states: a piece that readers see may have its correction in review. */
export function StateBadges(props: { deskState: DeskState; publicState: PublicState }) {
  const { deskState, publicState } = props
  const isOut = publicState !== 'never'
  return (
    <span className="desk-states">
      {isOut && <State of={publicState} />}
      {/* A draft of what is out is what every such piece has. */}
      {!(isOut && deskState === 'draft') && <State of={deskState} />}
    </span>
  )
}

function State({ of }: { of: DeskState | PublicState }) {
  return <span className={`desk-state desk-state-${of}`}>{labels[of]}</span>
}
