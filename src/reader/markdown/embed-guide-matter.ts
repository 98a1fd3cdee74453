import type { EmbedGuideModel } from '../page-models.ts'
import type { Wording } from '../wording/wording.ts'
import { bulletsOf, headingOf, type MarkdownBlock, plainParagraph } from './blocks.ts'
import { escapeText } from './escape-markdown.ts'
import { linkBlock, type MarkdownMatter } from './markdown-matter.ts'

/** How other sites show our rates. */
export function embedGuideMatter(model: EmbedGuideModel, wording: Wording): MarkdownMatter {
  const words = wording.messages.rates.embed
  const { snippets, policies, sources } = model
  const heading = (text: string) => headingOf(2, escapeText(text))
  return {
    fields: { title: words.title },
    blocks: [
      headingOf(1, escapeText(words.title)),
      plainParagraph(words.about),
      heading(words.element),
      plainParagraph(words.elementAbout),
      ...[codeBlock(snippets.tickerElement), codeBlock(snippets.chartElement)],
      plainParagraph(words.colours),
      heading(words.frame),
      plainParagraph(words.frameAbout),
      ...[codeBlock(snippets.tickerFrame), codeBlock(snippets.chartFrame)],
      heading(words.choices),
      bulletsOf(model.choices.map((of) => plainParagraph(`${of}: ${words.choice[of]}`))),
      heading(words.policy),
      plainParagraph(words.policyElement),
      codeBlock(policies.element),
      plainParagraph(words.policyFrame),
      codeBlock(policies.frame),
      heading(words.sources),
      plainParagraph(words.sourcesAbout),
      bulletsOf(
        sources.map(({ name, attribution, terms }) =>
          plainParagraph(`${name} · ${attribution} · ${terms}`),
        ),
      ),
      linkBlock(words.forPrograms, '/api', wording),
    ],
  }
}

/** Set in by four blanks, which no text can close. */
function codeBlock(code: string): MarkdownBlock {
  return code.split('\n').map((line) => `    ${line}`)
}
