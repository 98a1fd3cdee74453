import { useQuery } from '@tanstack/react-query'
import type { Edition } from '#contract/edition.ts'
import { isSameName } from '#contract/is-same-name.ts'
import { termsQuery } from '../api/terms-query.ts'

/**
 * Why a topic may not be called so in an edition; null where it may. Two of one name would split the
 * pieces between them; the server refuses the second. `id`: the topic itself, where it is there
 * already.
 */
export function useNamesake(name: string, edition: Edition, id?: string): string | null {
  const { data } = useQuery(termsQuery(edition))
  const twin = data?.terms.find((term) => {
    return term.axis === 'topic' && term.isNamed && term.id !== id && isSameName(term.name, name)
  })
  return twin ? `There is “${twin.name}” already.` : null
}
