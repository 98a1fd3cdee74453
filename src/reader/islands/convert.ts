import type { Edition } from '#contract/edition.ts'
import type { ExactRate } from '#rates/exact-rate.ts'
import { worthText } from '#rates/worth-text.ts'
import { readAmount } from '../rates/read-amount.ts'
import { decimalIn } from '../wording/decimal-in.ts'

// Makes the form of /rates/convert quicker: an amount is converted as it is typed, by the rate that
// stands in the page; another currency, day or source is asked of the server, whose answer takes the
// place of the one that is shown. Without this script the form does the same by its button.

/** What changes in the page with another answer. */
const PARTS = ['#result', '.convert-swap', '.nav-editions', '.nav-forms']

const form = document.querySelector<HTMLFormElement>('form.convert')
// Our pages speak one of our languages.
const language = document.documentElement.lang as Edition
let asking = new AbortController()

if (form) {
  form.addEventListener('input', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'amount') convertTyped()
  })
  form.addEventListener('change', () => void ask(addressOf(form)))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void ask(addressOf(form))
  })
  form.addEventListener('click', (event) => {
    if (!(event.target as Element).closest('.convert-swap a')) return
    event.preventDefault()
    const [from, to] = [field('from'), field('to')]
    ;[from.value, to.value] = [to.value, from.value]
    void ask(addressOf(form))
  })
}

function convertTyped(): void {
  const sum = document.querySelector<HTMLElement>('.convert-sum')
  const amount = readAmount(field('amount').value, language)
  if (!sum || amount === null) return
  const worth = worthText(amount, rateOf(sum), Number(sum.dataset.minorUnits))
  show(sum, '.convert-typed', amount)
  show(sum, '.convert-worth', worth)
}

function rateOf({ dataset }: HTMLElement): ExactRate {
  const [numerator = '0', denominator = '1'] = (dataset.rate ?? '').split('/')
  return { numerator: BigInt(numerator), denominator: BigInt(denominator) }
}

function show(within: HTMLElement, place: string, decimal: string): void {
  const element = within.querySelector(place)
  if (element) element.textContent = decimalIn(language, decimal)
}

async function ask(address: string): Promise<void> {
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  try {
    const answer = await fetch(address, { signal, headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    // A fault of the server has no result; what is shown is still right then.
    if (!page.querySelector('#result')) throw new Error('no result')
    for (const part of PARTS) {
      const fresh = page.querySelector(part)
      if (fresh) document.querySelector(part)?.replaceChildren(...fresh.childNodes)
    }
    history.replaceState(null, '', address)
  } catch {
    if (!signal.aborted) sayAway()
  }
}

function sayAway(): void {
  const fault = document.createElement('p')
  fault.className = 'convert-fault'
  fault.textContent = form?.dataset.away ?? ''
  document.querySelector('#result')?.replaceChildren(fault)
}

function addressOf(of: HTMLFormElement): string {
  const asked = new URLSearchParams()
  for (const [name, value] of new FormData(of)) {
    if (typeof value === 'string' && value !== '') asked.set(name, value)
  }
  return `${of.action}?${asked}`
}

function field(name: string): HTMLInputElement | HTMLSelectElement {
  // The server has made them: it is a fault of ours if one is missing.
  return form?.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement
}
