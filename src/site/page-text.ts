import type { ArticleText } from '#contract/article.ts'
import type { Body } from '#contract/body.ts'
import { textWithLinks } from '#expunctions/expunge-text.ts'

type PageText = { title: string; body: Body }

/** A page as a piece with a headline and nothing else around its body: expunging knows pieces. */
export function asArticleText({ title, body }: PageText): ArticleText {
  return {
    headline: title,
    standfirst: '',
    kind: 'news',
    dateline: '',
    bylines: [],
    terms: [],
    labels: [],
    sourcesNote: '',
    leadPicture: null,
    body,
  }
}

/** All words of a page, and where its links lead. */
export function pageWithLinks(page: PageText): string {
  return textWithLinks(asArticleText(page))
}
