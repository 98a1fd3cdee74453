/** The three forms of every reader address. */
export type PageForm = 'html' | 'text' | 'markdown'

export const formSuffixes = { text: '.txt', markdown: '.md' } as const

export const formTypes: Record<PageForm, string> = {
  html: 'text/html; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
}

/**
 * The address of a page in one of its forms: the suffix stands before the query, and a front
 * page (`homePath`) is `/index.txt` or, in an edition, `/ru/index.txt`.
 */
export function pathInForm(path: string, form: PageForm, homePath: string): string {
  if (form === 'html') return path
  const [bare = '/', query] = path.split('?', 2)
  const stem = bare === homePath ? `${homePath === '/' ? '' : homePath}/index` : bare
  const address = `${stem}${formSuffixes[form]}`
  return query === undefined ? address : `${address}?${query}`
}
