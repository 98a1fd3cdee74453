import { listKnownSources } from '#rates/list-currencies.ts'
import { mayPassOn } from '#rates/may-pass-on.ts'
import { type Messages, messagesFor } from '../messages/catalogue.ts'
import { type EmbedGuideModel, embedChoices, type Frame, type Page } from '../page-models.ts'
import { pairPath } from '../rates/pair-path.ts'
import { sourceInWords } from '../rates/source-in-words.ts'
import { EMBED_SCRIPT_PATH } from '../scripts.ts'
import { inEdition, type PageRequest, pageOf } from './page-request.ts'

/** `/rates/embed`: how other sites show our rates. */
export async function loadEmbedGuide({ rates, leftOut, frame, path }: PageRequest): Promise<Page> {
  const messages = messagesFor(frame.edition)
  const words = messages.rates.embed
  const sources = listKnownSources(await rates.load()).map((facts) => {
    const isLeftOut = !mayPassOn(facts, leftOut) && facts.redistribution !== 'forbidden'
    const { name, attribution } = sourceInWords(facts, messages)
    const terms = isLeftOut ? words.leftOut : words.terms[facts.redistribution]
    return { name, attribution, terms }
  })
  const { siteUrl } = frame
  return pageOf(frame, {
    model: {
      type: 'embed-guide',
      live: liveOf(frame),
      choices: embedChoices,
      snippets: snippetsOf(frame, messages),
      policies: {
        element: `script-src ${siteUrl}; connect-src ${siteUrl}`,
        frame: `frame-src ${siteUrl}`,
      },
      sources,
    },
    title: words.title,
    description: words.about,
    canonicalPath: path,
    tags: [],
  })
}

function liveOf(frame: Frame): EmbedGuideModel['live'] {
  const line = frame.ticker.find(({ value }) => value !== null)
  return {
    edition: frame.homePath === '/' ? undefined : frame.edition,
    pair: line?.pair ?? null,
    pairHref: line ? inEdition(frame, pairPath(line)) : '',
    framePath: inEdition(frame, '/embed/ticker/classic'),
  }
}

function snippetsOf(frame: Frame, { rates }: Messages): EmbedGuideModel['snippets'] {
  const { siteUrl, siteName } = frame
  const address = (path: string) => asAttribute(siteUrl + inEdition(frame, path))
  const { pair = 'KZT/USD', base = 'KZT', quote = 'USD' } = frame.ticker[0] ?? {}
  const edition = frame.homePath === '/' ? '' : ` edition="${frame.edition}"`
  const script = `<script type="module" src="${asAttribute(siteUrl + EMBED_SCRIPT_PATH)}"></script>`
  const pairs = frame.ticker.map((line) => line.pair).join(' ')
  const name = asText(`${rates.title}: ${siteName}`)
  const ofPair = pairPath({ base, quote })
  const frameOf = (path: string, title: string, height: number) =>
    `<iframe src="${address(path)}" title="${asAttribute(title)}" width="100%" height="${height}" loading="lazy"></iframe>`
  return {
    tickerElement: `${script}\n<chapar-ticker pairs="${pairs}"${edition}>\n  <a href="${address('/rates')}">${name}</a>\n</chapar-ticker>`,
    chartElement: `${script}\n<chapar-chart pair="${pair}" span="1-year"${edition}>\n  <a href="${address(ofPair)}">${pair}</a>\n</chapar-chart>`,
    tickerFrame: frameOf('/embed/ticker', rates.embed.ticker, 200),
    chartFrame: frameOf(ofPair.replace('/rates', '/embed/chart'), pair, 480),
  }
}

function asText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function asAttribute(text: string): string {
  return asText(text).replaceAll('"', '&quot;')
}
