/** A page of the sample newsroom: what it is, where it stands, and with which status it answers. */
export type DemoPage = [type: string, path: string, status: number]

/** Withdrawn by the tests that look at it: `chapar article withdraw`. */
export const WITHDRAWN = '/2026/11/15/tashkent-chess-room'

/** One address of each type of page in English. */
export const pagesInEnglish: DemoPage[] = [
  ['front page', '/', 200],
  ['article with a picture and a correction', '/2026/11/19/osh-late-buses', 200],
  ['article without a picture', '/2025/08/18/kazakhstan-ai-rollout', 200],
  ['live piece', '/2026/10/24/aktau-storm-live', 200],
  ['piece of opinion', '/2025/09/02/uzbek-investment-arithmetic', 200],
  ['interview', '/2026/11/12/questions-to-this-desk', 200],
  ['analysis with a table', '/2026/11/18/winter-water', 200],
  ['sponsored piece', '/2026/11/16/sample-sponsor-bookkeeping', 200],
  ['withdrawn piece', WITHDRAWN, 410],
  ['kind', '/kind/opinion', 200],
  ['history', '/2026/11/19/osh-late-buses/history', 200],
  ['old revision', '/2026/11/19/osh-late-buses?rev=1', 200],
  ['section', '/section/economy', 200],
  ['country', '/country/kg', 200],
  ['topic', '/topic/water', 200],
  ['archive', '/archive', 200],
  ['year', '/archive/2026', 200],
  ['second page of a listing', '/archive/2026?page=2', 200],
  ['month', '/archive/2026/11', 200],
  ['day', '/archive/2026/11/19', 200],
  ['corrections', '/corrections', 200],
  ['rates', '/rates', 200],
  ['history of a pair', '/rates/kzt-usd', 200],
  ['converter', '/rates/convert', 200],
  ['converted amount', '/rates/convert?amount=25&from=UZS&to=USD&date=2026-10-01', 200],
  ['what cannot be converted', '/rates/convert?amount=many&from=UZS&to=USD', 422],
  ['rates for other sites', '/rates/embed', 200],
  ['description of the API', '/api', 200],
  ['versioned page', '/privacy', 200],
  ['search', '/search', 200],
  ['what was found', '/search?q=bridge', 200],
  ['nothing found', '/search?q=xylophone', 200],
  ['not found', '/no-such-page', 404],
]

/** Pages that stand in every edition at the same address behind its prefix. */
const everywhere: DemoPage[] = pagesInEnglish.filter(
  ([, path]) => !/^\/$|^\/20|^\/api|^\/archive.*[?]|19$/.test(path),
)

/** The same types of page in the other editions, where they have them. */
export const pagesInOtherEditions: DemoPage[] = [
  ['front page', '/ru', 200],
  ['article with a picture', '/ru/2026/11/20/osh-late-buses', 200],
  ['article without a picture', '/ru/2025/08/18/kazakhstan-ai-rollout', 200],
  ['piece of opinion', '/ru/2026/10/16/number-needs-a-source', 200],
  ['interview', '/ru/2026/11/13/questions-to-this-desk', 200],
  ['analysis with a table', '/ru/2026/11/18/winter-water', 200],
  ['history', '/ru/2026/11/20/osh-late-buses/history', 200],
  ['day', '/ru/archive/2026/11/20', 200],
  ...inEdition('ru'),
  ['front page', '/kk', 200],
  ['article with a picture', '/kk/2026/11/20/district-library-reopens', 200],
  ['article without a picture', '/kk/2025/08/18/kazakhstan-ai-rollout', 200],
  ['live piece', '/kk/2026/10/24/aktau-storm-live', 200],
  ['piece of opinion', '/kk/2025/08/23/fourteen-is-not-for-life', 200],
  ['sponsored piece', '/kk/2026/10/20/sample-sponsor-flask', 200],
  ['history', '/kk/2026/11/20/district-library-reopens/history', 200],
  ['day', '/kk/archive/2026/11/20', 200],
  ...inEdition('kk'),
]

function inEdition(edition: 'ru' | 'kk'): DemoPage[] {
  const words = { ru: '/search?q=мост', kk: '/search?q=су' }
  return everywhere.map(([type, path, status]) => [
    type,
    `/${edition}${type === 'what was found' ? words[edition] : path}`,
    status,
  ])
}
