import type { EmbedGuideModel } from '../page-models.ts'
import type { Wording } from '../wording/wording.ts'
import type { PageMatter } from './page-matter.ts'

/** How other sites show our rates: a snippet for each line, since line ends mean nothing in HTML. */
export function embedGuideMatter(model: EmbedGuideModel, wording: Wording): PageMatter {
  const { messages, address } = wording
  const words = messages.rates.embed
  const { snippets, policies, sources } = model
  return {
    about: [
      words.title,
      words.about,
      `${words.element}. ${words.elementAbout}`,
      `${words.ticker}: ${snippets.tickerElement}`,
      `${words.chart}: ${snippets.chartElement}`,
      words.colours,
      `${words.frame}. ${words.frameAbout}`,
      `${words.ticker}: ${snippets.tickerFrame}`,
      `${words.chart}: ${snippets.chartFrame}`,
      words.choices,
      ...model.choices.map((name) => `${name}: ${words.choice[name]}`),
      words.policy,
      `${words.policyElement} ${policies.element}`,
      `${words.policyFrame} ${policies.frame}`,
      `${words.sources}. ${words.sourcesAbout}`,
      ...sources.map(({ name, attribution, terms }) => `${name} / ${attribution} / ${terms}`),
    ],
    paging: '',
    pieces: [],
    end: [`${words.forPrograms} ${address('/api')}`],
  }
}
