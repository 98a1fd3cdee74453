import { embedAway } from '../messages/embed-away.ts'
import styles from '../styles/embed.css?inline'

// <chapar-ticker> and <chapar-chart> for pages of other sites: one file, no cookie, nothing kept.
// What they show is made by the server (/embed/…), so that it speaks every edition's language; here
// it is fetched, given its styles and put in its place. Under the strictest policy of the page
// around it this asks for `script-src` and `connect-src` of our site and for nothing else: a
// constructed style sheet is no inline style, and a document that XMLHttpRequest has parsed needs no
// trusted type. What stands inside the element is shown until then, and where nothing comes.

/** Rates change once a day; whoever leaves a page open still sees the new one. */
const EVERY_MS = 15 * 60_000
const WAIT_MS = 20_000

const site = new URL(import.meta.url).origin
const sheet = new CSSStyleSheet()
sheet.replaceSync(styles)

abstract class Embed extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' })
  #timer = 0
  #asking: XMLHttpRequest | null = null
  #isShown = false

  /** under the site and the edition: '/embed/ticker' */
  abstract path(): string

  connectedCallback(): void {
    this.#root.adoptedStyleSheets = [sheet]
    if (!this.#isShown) this.#root.replaceChildren(document.createElement('slot'))
    this.#load()
    this.#timer = window.setInterval(() => this.#load(), EVERY_MS)
  }

  disconnectedCallback(): void {
    window.clearInterval(this.#timer)
    this.#timer = 0
    this.#asking?.abort()
  }

  attributeChangedCallback(): void {
    // Those that the page came with are told before it is connected.
    if (this.isConnected && this.#timer !== 0) this.#load()
  }

  #load(): void {
    this.#asking?.abort()
    const request = new XMLHttpRequest()
    this.#asking = request
    const edition = this.getAttribute('edition')
    request.open('GET', `${site}${edition ? `/${edition}` : ''}${this.path()}`)
    request.responseType = 'document'
    request.timeout = WAIT_MS
    request.onload = () => this.#show(request.response?.querySelector?.('.embed'))
    request.onerror = request.ontimeout = () => this.#show(null)
    request.send()
  }

  #show(fetched: Element | null | undefined): void {
    // What was right a while ago says its day, and is better than an apology.
    if (!fetched && this.#isShown) return
    this.#root.replaceChildren(fetched ?? this.#away())
    this.#isShown = Boolean(fetched)
  }

  #away(): Element {
    const box = document.createElement('div')
    box.className = 'embed'
    box.setAttribute('role', 'status')
    const edition = this.getAttribute('edition') ?? document.documentElement.lang
    const words: Record<string, string> = embedAway
    box.append(words[edition] ?? embedAway.en, ' ', document.createElement('slot'))
    return box
  }
}

/** 'KZT/USD KGS/USD' → '/kzt-usd.kgs-usd' */
function pairsIn(text: string | null): string {
  const pairs = text?.toLowerCase().match(/[a-z]{3}\/[a-z]{3}/g) ?? []
  return pairs.length > 0 ? `/${pairs.join('.').replaceAll('/', '-')}` : ''
}

class Ticker extends Embed {
  static readonly observedAttributes = ['pairs', 'look', 'edition']

  path(): string {
    const look = this.getAttribute('look') === 'classic' ? '/classic' : ''
    return `/embed/ticker${look}${pairsIn(this.getAttribute('pairs'))}`
  }
}

class Chart extends Embed {
  static readonly observedAttributes = ['pair', 'span', 'edition']

  path(): string {
    const span = this.getAttribute('span')
    return `/embed/chart${pairsIn(this.getAttribute('pair'))}${span ? `/${span}` : ''}`
  }
}

for (const [name, kind] of [
  ['chapar-ticker', Ticker],
  ['chapar-chart', Chart],
] as const) {
  // Two newspapers on one page may both have brought it.
  if (!customElements.get(name)) customElements.define(name, kind)
}
