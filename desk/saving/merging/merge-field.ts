import type { FieldName, Fields } from '../../words/fields.ts'
import type { Draft } from '../draft.ts'
import { mergeOrder } from './merge-order.ts'
import { mergeLine } from './merge-words.ts'
import { decide, type Merging, type Versions } from './versions.ts'

export type FieldValue = Fields[FieldName]

export function readField(draft: Draft, name: FieldName): FieldValue {
  return name === 'slug' ? draft.slug : draft.text[name]
}

/**
 * Longer texts are merged by words, lists by what is in them. A headline that two people wrote is
 * for one of them to choose: words of both make none.
 */
export function mergeField(
  name: FieldName,
  versions: Versions<FieldValue>,
  merging: Merging,
): FieldValue {
  const { base, mine, theirs } = versions
  if (name === 'standfirst' || name === 'sourcesNote') {
    if (typeof base === 'string' && typeof mine === 'string' && typeof theirs === 'string') {
      return mergeLine({ base, mine, theirs }, merging).trim()
    }
  }
  if (Array.isArray(base) && Array.isArray(mine) && Array.isArray(theirs)) {
    return mergeMembers({ base, mine, theirs }, merging) as FieldValue // of the kind of the three
  }
  return decide(versions, merging)
}

type Member = string | { bylineId: string }

function mergeMembers(versions: Versions<Member[]>, merging: Merging): Member[] {
  return mergeOrder<Member>(versions, keyOf).flatMap(
    ({ base, mine, theirs }) => decide({ base, mine, theirs }, merging) ?? [],
  )
}

function keyOf(member: Member): string {
  return typeof member === 'string' ? member : member.bylineId
}
