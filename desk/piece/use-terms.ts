import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { TermList } from '#contract/desk-terms.ts'
import type { Edition } from '#contract/edition.ts'
import { termsQuery } from '../api/terms-query.ts'

type Choice = { value: string; label: string }
export type Terms = { section: Choice[]; country: Choice[]; topic: Choice[] }

const NONE: TermList['terms'] = []

/** All sections, countries and topics, by their names in the edition. */
export function useTerms(edition: Edition): Terms {
  const { data } = useQuery(termsQuery(edition))
  const terms = data?.terms ?? NONE
  return useMemo(() => {
    const on = (axis: keyof Terms) =>
      terms
        .filter((term) => term.axis === axis)
        .map(({ id, name, isNamed }) => ({
          value: id,
          label: isNamed ? name : `${name} (no name in this edition yet)`,
        }))
    return { section: on('section'), country: on('country'), topic: on('topic') }
  }, [terms])
}

/** The terms of a piece with other ones on one axis; those that are not known here stay. */
export function chooseTerms(
  all: Terms,
  before: readonly string[],
  axis: keyof Terms,
  ids: readonly string[],
): string[] {
  const isOnAxis = (id: string) => all[axis].some(({ value }) => value === id)
  const others = before.filter((id) => !isOnAxis(id))
  // The first section is the one that a piece is shown under.
  return axis === 'section' ? [...ids, ...others] : [...others, ...ids]
}
