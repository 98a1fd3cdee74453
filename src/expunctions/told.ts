import type { JsonValue } from '#platform/schema.ts'
import { cut, holds, type Target, tellsOf } from './passage.ts'

/** Whether any string in the value, at any depth, holds the target or is an address made from it. */
export function tells(value: unknown, target: Target): boolean {
  return stringsIn(value).some((text) => holds(text, target) || tellsOf(text, target))
}

/** The strings in a value from jsonb, at any depth; names of fields are not among them. */
export function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (value === null || typeof value !== 'object') return []
  return Object.values(value).flatMap(stringsIn)
}

/** The value with the target cut from each of its strings. */
export function cutDeep(value: JsonValue | undefined, target: Target): JsonValue {
  if (typeof value === 'string') return cut(value, target)
  if (value === null || typeof value !== 'object') return value ?? null
  if (Array.isArray(value)) return value.map((inner) => cutDeep(inner, target))
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, cutDeep(inner, target)]),
  )
}
