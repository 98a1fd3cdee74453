import { useEffect } from 'react'

/** A file that misses its place is not opened by the browser in place of the piece. */
export function useStrayFiles(): void {
  useEffect(() => {
    window.addEventListener('dragover', refuse)
    window.addEventListener('drop', refuse)
    return () => {
      window.removeEventListener('dragover', refuse)
      window.removeEventListener('drop', refuse)
    }
  }, [])
}

function refuse(event: DragEvent): void {
  const { dataTransfer, target, defaultPrevented } = event
  const isChoice = target instanceof HTMLInputElement && target.type === 'file'
  // What takes files has said so before it comes to the window.
  if (!dataTransfer?.types.includes('Files') || defaultPrevented || isChoice) return
  event.preventDefault()
  dataTransfer.dropEffect = 'none'
}
