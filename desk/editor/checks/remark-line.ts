import { plainButton } from '../views/plain-button.ts'
import type { Finding } from './finding.ts'

type Remark = {
  /** of the field */
  name: string
  told: Finding & { around: string }
  onGo: () => void
  /** null where nothing can be changed */
  onMend: (() => void) | null
}

/** What the house checks say of a field inside the text: the document draws it, not the page. */
export function remarkLine({ name, told, onGo, onMend }: Remark): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'remark block-remark'
  dom.contentEditable = 'false'
  const words = dom.appendChild(document.createElement('span'))
  const quoted = document.createElement('q')
  quoted.textContent = told.around
  words.append(`${name}: ${told.message}: `, quoted)
  dom.append(plainButton('Go to', onGo))
  if (told.mend !== undefined && onMend) dom.append(plainButton('Mend', onMend))
  return dom
}
