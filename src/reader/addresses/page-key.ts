import type { PageForm } from './page-forms.ts'
import { pathInForm } from './page-forms.ts'
import type { ReaderAddress } from './reader-address.ts'

/**
 * Under which name an answer is kept: the one spelling of its address, with a word before it where
 * the address alone does not say which form it is. So a request that is spelled as we spell our
 * links is found by its `url` as it comes, and all other spellings lead to the same names.
 */
export function pageKey(
  url: string,
  form: PageForm,
  { isSuffixed = false, isLite = false } = {},
): string {
  if (isSuffixed) return `suffix ${url}`
  if (isLite && form === 'html') return `lite ${url}`
  return form === 'html' ? url : `${form} ${url}`
}

/**
 * The address as a `url`: its path encoded, so that no two paths look the same, and of the query
 * what `named` tells, in this order.
 */
export function urlOf(
  address: Pick<ReaderAddress, 'path' | 'form'>,
  { homePath, named }: { homePath: string; named: readonly [name: string, value: string][] },
): string {
  const path = address.path.split('/').map(encodeURIComponent).join('/')
  const query = named.map(([name, value]) => `${name}=${value}`).join('&')
  return pathInForm(query ? `${path}?${query}` : path, address.form ?? 'html', homePath)
}

/** Whether fewer bytes are asked for (`Save-Data: on`); whatever else the header says is no. */
export function wantsLess(saveData: string | string[] | undefined): boolean {
  return saveData === 'on'
}
