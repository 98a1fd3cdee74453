/** A button that the document draws, not the page. */
export function plainButton(words: string, act: () => void): HTMLElement {
  const dom = document.createElement('button')
  dom.type = 'button'
  dom.textContent = words
  dom.addEventListener('click', act)
  return dom
}
