import { type KeyboardEvent, type ReactNode, useLayoutEffect, useRef } from 'react'

const KEYS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Many buttons that are one stop of the Tab key; the arrows go from one to the next. */
export function Roving({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const buttons = buttonsIn(ref.current)
    const stop = buttons.find((button) => button.tabIndex === 0) ?? buttons[0]
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1
  })
  const move = (event: KeyboardEvent) => {
    const buttons = buttonsIn(ref.current)
    const at = buttons.findIndex((button) => button.matches(':focus'))
    const to = KEYS[event.key]?.(at, buttons.length)
    if (to === undefined || at < 0) return
    event.preventDefault()
    for (const [i, button] of buttons.entries()) button.tabIndex = i === to ? 0 : -1
    buttons[to]?.focus()
  }
  return (
    <div role="toolbar" aria-label={label} className={className} ref={ref} onKeyDown={move}>
      {children}
    </div>
  )
}

function buttonsIn(frame: HTMLElement | null): HTMLButtonElement[] {
  return [...(frame?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? [])]
}
