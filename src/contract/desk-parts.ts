import { z } from 'zod'

/** What the schemas of the desk are made of. */

export const moment = z.iso.datetime()
/** Somebody of the staff; null: a command or the system itself. */
export const colleague = z.object({ id: z.uuid(), name: z.string() }).nullable()
/** of a working copy, or of the words of a picture: each save makes the next */
export const version = z.int().min(1)
