import type { EditorView } from '@tiptap/pm/view'
import type { CardData } from '../schema/card-node.ts'
import { lockWith } from './attribute-field.ts'

const PAIR = /^[A-Z]{3}\/[A-Z]{3}$/

/** The pair and the days of a rate chart. What the contract refuses stays in the field only. */
export function rateChartFields({
  view,
  getPos,
}: {
  view: EditorView
  getPos: () => number | undefined
}) {
  const dom = document.createElement('div')
  dom.className = 'block-fields'
  const change = (data: Partial<CardData>) => {
    const pos = getPos()
    const node = pos === undefined ? null : view.state.doc.nodeAt(pos)
    if (pos === undefined || !node) return
    view.dispatch(view.state.tr.setNodeAttribute(pos, 'data', { ...node.attrs.data, ...data }))
  }
  const pair = field(dom, 'Pair, as KZT/USD')
  pair.addEventListener('input', () => {
    const value = pair.value.toUpperCase()
    const isPair = PAIR.test(value)
    pair.setAttribute('aria-invalid', String(!isPair))
    if (isPair) change({ pair: value })
  })
  const days = field(dom, 'Days shown')
  Object.assign(days, { type: 'number', min: '2', max: '20000' })
  days.addEventListener('input', () => {
    const value = Number(days.value)
    const isSpan = Number.isInteger(value) && value >= 2 && value <= 20_000
    days.setAttribute('aria-invalid', String(!isSpan))
    if (isSpan) change({ days: value })
  })
  for (const input of [pair, days]) lockWith(view, input)
  const show = (data: CardData) => {
    if (pair.value.toUpperCase() !== data.pair) pair.value = String(data.pair)
    if (Number(days.value) !== data.days) days.value = String(data.days)
  }
  return { dom, show }
}

function field(around: HTMLElement, label: string): HTMLInputElement {
  const dom = around.appendChild(document.createElement('label'))
  dom.className = 'block-field'
  dom.appendChild(document.createElement('span')).textContent = label
  const input = dom.appendChild(document.createElement('input'))
  Object.assign(input, { type: 'text', autocomplete: 'off', spellcheck: false })
  return input
}
