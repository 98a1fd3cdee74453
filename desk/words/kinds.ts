import { type ArticleKind, articleKinds } from '#contract/article.ts'

/** The kinds as people call them. */
export const kindNames: Record<ArticleKind, string> = {
  news: 'News',
  brief: 'Brief',
  analysis: 'Analysis',
  opinion: 'Opinion',
  interview: 'Interview',
  live: 'Live',
  sponsored: 'Sponsored',
}

/** All of them, to choose from. */
export const kindOptions = articleKinds.map((value) => ({ value, label: kindNames[value] }))
