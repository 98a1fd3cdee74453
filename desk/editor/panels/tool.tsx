import { ActionIcon, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { keysInWords } from '../shortcuts.ts'

type Props = {
  label: string
  /** as in `shortcuts` */
  keys?: string
  isOn?: boolean
  disabled?: boolean
  onUse: () => void
  children: ReactNode
}

/** A button of the toolbar. The text keeps its cursor when it is pressed. */
export function Tool({ label, keys, isOn, disabled = false, onUse, children }: Props) {
  const hint = keys ? `${label} (${keysInWords(keys, isMac())})` : label
  return (
    <Tooltip label={hint} openDelay={400}>
      <ActionIcon
        variant={isOn ? 'filled' : 'subtle'}
        {...(!isOn && { color: 'gray' })}
        size="lg"
        aria-label={label}
        {...(isOn !== undefined && { 'aria-pressed': isOn })}
        disabled={disabled}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onUse}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

export function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}
