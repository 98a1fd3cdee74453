import type { Mark } from '#contract/body.ts'
import { type MarkedRun, splitAtMarks } from '../marked-runs.ts'

/** Text with its marks; a line feed in it is a line break. */
export function RunningText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  return (
    <>
      {splitAtMarks(text, marks).map(({ href, runs }) =>
        href === null ? runs.map(Run) : <a href={href}>{runs.map(Run)}</a>,
      )}
    </>
  )
}

function Run({ text, strong, emphasis }: MarkedRun) {
  const lines = <Lines text={text} />
  const stressed = emphasis ? <em>{lines}</em> : lines
  return strong ? <strong>{stressed}</strong> : stressed
}

function Lines({ text }: { text: string }) {
  return (
    <>
      {text.split('\n').map((line, i) => (
        <>
          {i > 0 && <br />}
          {line}
        </>
      ))}
    </>
  )
}
