// These run in the page of a browser, one by one: none can use another, or anything of this file.

/** The types here are those of Node, which knows no page: this is what is used of one. */
type PageElement = {
  id: string
  textContent: string | null
  style: { cssText: string }
  append(...more: (PageElement | string)[]): void
  addEventListener(name: 'click', hear: () => void): void
  showModal(): void
}
declare const document: {
  body: PageElement
  createElement(tag: string): PageElement
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
}
declare function addEventListener(
  name: string,
  hear: (event: Event) => void,
  options: { capture: true; once?: true },
): void
declare function requestAnimationFrame(act: () => void): void
declare class MutationObserver {
  constructor(hear: () => void)
  observe(root: typeof document, options: Record<string, boolean>): void
  disconnect(): void
}
declare class MessageChannel {
  port1: { onmessage: (() => void) | null }
  port2: { postMessage(message: null): void }
}

/** What stands when a view is drawn: its heading, and one element of what it is for. */
export type Drawn = { heading: string; content: string }

/**
 * Waits for the next click; `drawn` resolves with the ms from it, by its own timestamp, to the
 * second frame after the view stands.
 */
export function armView({ heading, content }: Drawn): { drawn: Promise<number> } {
  const drawn = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`${heading} was not drawn within 30 s`)), 30_000)
    const begin = ({ timeStamp }: Event) => {
      const stands = () =>
        [...document.querySelectorAll('h1')].some((one) => one.textContent === heading) &&
        document.querySelector(content) !== null
      const watch = new MutationObserver(() => {
        if (!stands()) return
        watch.disconnect()
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(performance.now() - timeStamp)),
        )
      })
      watch.observe(document, { childList: true, subtree: true, characterData: true })
    }
    addEventListener('click', begin, { capture: true, once: true })
  })
  // In an object, for a page that is asked for a promise waits for it.
  return { drawn }
}

/** A list that fills with the ms from each keydown to the end of the frame that shows its letter. */
export function armKeys(): number[] {
  const took: number[] = []
  const shown: number[] = []
  let downAt = 0
  const { port1, port2 } = new MessageChannel()
  // A message that is sent from within a frame is heard when the frame is laid out and painted.
  port1.onmessage = () => {
    const now = performance.now()
    for (const at of shown.splice(0)) took.push(now - at)
  }
  const isDown = ({ timeStamp }: Event) => {
    downAt = timeStamp
  }
  const isWritten = () => {
    const at = downAt
    requestAnimationFrame(() => {
      shown.push(at)
      port2.postMessage(null)
    })
  }
  addEventListener('keydown', isDown, { capture: true })
  addEventListener('keypress', isWritten, { capture: true })
  return took
}

/** Puts a button in a corner that shows a dialog of the browser's own, with one line. */
export function addBareDialog({ heading }: { heading: string }): void {
  const [button, dialog] = [document.createElement('button'), document.createElement('dialog')]
  button.id = 'bare'
  button.textContent = 'Show'
  button.style.cssText = 'position: fixed; right: 0; bottom: 0; z-index: 9999'
  dialog.id = 'bare-dialog'
  button.addEventListener('click', () => {
    const line = document.createElement('h1')
    line.textContent = heading
    dialog.append(line)
    dialog.showModal()
  })
  document.body.append(button, dialog)
}
