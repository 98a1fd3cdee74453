import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Edition } from '#contract/edition.ts'
import { termsQuery } from './terms-query.ts'

/** What sections, countries and topics are called, by their ids. */
export function useTermNames(edition: Edition): (id: string) => string {
  const { data } = useQuery(termsQuery(edition))
  return useMemo(() => {
    const names = new Map(data?.terms.map(({ id, name }) => [id, name]))
    return (id: string) => names.get(id) ?? 'one whose name is not known now'
  }, [data])
}
