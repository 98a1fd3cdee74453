import { Tooltip } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'

const DELAY_MS = 400

/** Shows the hint of the tool that the pointer rests on: one for all of them. */
export function ToolHints({ children }: { children: ReactNode }) {
  const [under, setUnder] = useState<HTMLElement | null>(null)
  const [shown, setShown] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setShown(under), under ? DELAY_MS : 0)
    return () => clearTimeout(timer)
  }, [under])
  return (
    <div
      className="tool-hints"
      onPointerOver={({ target, pointerType }) => {
        if (pointerType === 'touch' || !(target instanceof Element)) return
        setUnder(target.closest<HTMLElement>('[data-hint]'))
      }}
      onPointerLeave={() => setUnder(null)}
    >
      {children}
      {shown && shown === under && (
        <Tooltip key={shown.dataset.hint} target={shown} label={shown.dataset.hint} opened />
      )}
    </div>
  )
}
