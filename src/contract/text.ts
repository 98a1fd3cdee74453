import { z } from 'zod'

// C0 and C1 controls, line and paragraph separators, and the byte order mark: never part of a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/
const LONE_SURROGATE = /\p{Cs}/u
/** What can be seen: not only blanks and what has no width (U+200B, joiners, direction marks). */
const VISIBLE = /[^\s\p{Cf}\u115f\u1160\u3164\uffa0]/u

/** Turn the direction of what follows, until their end: U+202C or U+2069, which may never come. */
export const BIDI_CONTROL = /[\u202a-\u202e\u2066-\u2069]/

const cleanable = (text: string) => text.normalize('NFC')

/**
 * One line of text of `min` to `max` characters: NFC, trimmed, no control characters,
 * something that can be seen. Nothing that turns the direction until further notice, even where it
 * turns it back: what is expunged later could take away the one and leave the other.
 */
export function line(max: number, min = 1) {
  return z
    .string()
    .transform((text) => cleanable(text).trim())
    .pipe(
      z
        .string()
        .min(min)
        .max(max)
        .refine((text) => !FORBIDDEN.test(text), { error: 'holds a control character' })
        .refine((text) => !LONE_SURROGATE.test(text), { error: 'holds half a character' })
        .refine((text) => (min === 0 && text === '') || VISIBLE.test(text), {
          error: 'holds nothing that can be seen',
        })
        .refine((text) => !BIDI_CONTROL.test(text), {
          error: 'turns the direction of writing (U+200E and U+200F may be used instead)',
        }),
    )
}

/**
 * Running text of a block. It must already be NFC, since marks and anchors count its UTF-16 units;
 * a line feed is a line break inside the block.
 */
export function runningText(max: number, min = 1) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((text) => text === cleanable(text), { error: 'is not in normal form C' })
    .refine((text) => !FORBIDDEN.test(text.replaceAll('\n', '')), {
      error: 'holds a control character',
    })
    .refine((text) => !LONE_SURROGATE.test(text), { error: 'holds half a character' })
    .refine((text) => min === 0 || text.trim() !== '', { error: 'is blank' })
}

/** The last part of an address: lower-case Latin letters, digits and single hyphens. */
export const slugSchema = z
  .string()
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'must be lower-case letters, digits and hyphens' })
