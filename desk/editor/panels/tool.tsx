import type { ReactNode } from 'react'
import { keysInWords } from '../shortcuts.ts'

/** Of each button of the toolbar. */
export const TOOL_CLASS = 'tool mantine-active mantine-focus-auto'

type Props = {
  label: string
  /** as in `shortcuts` */
  keys?: string
  isOn?: boolean
  disabled?: boolean
  onUse: () => void
  children: ReactNode
}

/**
 * A button of the toolbar. The text keeps its cursor when it is pressed. A plain one, whose hint is
 * the toolbar's (tool-hints.tsx): twenty ready-made ones take longer than all of the text.
 */
export function Tool({ label, keys, isOn, disabled = false, onUse, children }: Props) {
  return (
    <button
      type="button"
      className={TOOL_CLASS}
      aria-label={label}
      {...(isOn !== undefined && { 'aria-pressed': isOn })}
      data-hint={keys ? `${label} (${keysInWords(keys, isMac())})` : label}
      disabled={disabled}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onUse}
    >
      {children}
    </button>
  )
}

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}
