import { z } from 'zod'
import { publicStates, rightsSchema } from './article.ts'
import { colleague, moment, version } from './desk-parts.ts'
import { editionSchema } from './edition.ts'
import { framingSchema } from './framing.ts'
import { line } from './text.ts'

/** The library of pictures, how they come into it, and what is to be seen of them. */

export const uploadDigestSchema = z.string().regex(/^[0-9a-f]{64}$/)

const words = {
  alt: line(1000, 0),
  caption: line(1000, 0),
  credit: line(300, 0),
  licence: line(200, 0),
  source: line(500, 0),
}

/** A picture in one shape and width, as an address of this site. */
const renditionSchema = z.object({ path: z.string(), width: z.number(), height: z.number() })

export const pictureActs = ['describe', 'frame', 'remove'] as const

export const deskPictureSchema = z.object({
  id: z.uuid(),
  width: z.number(),
  height: z.number(),
  mediaType: z.string(),
  /** of the file as it is kept */
  bytes: z.number(),
  /** all of it in one colour: '#rrggbb' */
  colour: z.string(),
  framing: framingSchema,
  /** `small` and `full` show the whole picture */
  renditions: z.object({
    small: renditionSchema,
    full: renditionSchema,
    wide: renditionSchema,
    card: renditionSchema,
    square: renditionSchema,
  }),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  licence: z.string(),
  source: z.string(),
  rights: rightsSchema,
  fileName: z.string(),
  version,
  createdAt: moment,
  createdBy: colleague,
  /** so many pieces show it, in their working copy or in anything printed */
  uses: z.number(),
  /** what who asks may do to it now */
  may: z.array(z.enum(pictureActs)),
})
export type DeskPicture = z.infer<typeof deskPictureSchema>

/** The query of the library; `after` is the `next` of the page before. */
export const pictureQuerySchema = z.strictObject({
  words: line(100).optional(),
  /** those that no piece shows */
  unused: z.literal('yes').optional(),
  /** those that who asks has brought */
  mine: z.literal('yes').optional(),
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(40),
})

export const pictureListSchema = z.object({
  pictures: z.array(deskPictureSchema),
  next: z.string().nullable(),
})
export type PictureList = z.infer<typeof pictureListSchema>

const pictureUsingSchema = z.object({
  articleId: z.uuid(),
  edition: editionSchema,
  headline: z.string(),
  publicState: z.enum(publicStates),
  path: z.string().nullable(),
  isInCopy: z.boolean(),
  isPublic: z.boolean(),
  /** numbers under which it was printed with the picture, the newest first */
  printed: z.array(z.number()),
})

export const pictureDetailSchema = deskPictureSchema.extend({
  usedIn: z.array(pictureUsingSchema),
  /** so many other pieces show it, which are not for who asks to see */
  usedElsewhere: z.number(),
})
export type PictureDetail = z.infer<typeof pictureDetailSchema>

export const describePictureSchema = z.strictObject({
  version,
  ...words,
  rights: rightsSchema,
})

export const framePictureSchema = z.strictObject({ version, framing: framingSchema })

/**
 * A file comes in parts under its digest: begin tells what has come already, each part says at
 * which byte it begins, finish takes the picture in. Each may be asked again after a lost answer.
 */
export const beginUploadSchema = z.strictObject({
  digest: uploadDigestSchema,
  bytes: z.int().min(0),
})

/** `picture` where it is in the library already, and nothing need be sent. */
export const uploadBegunSchema = z.object({
  received: z.number(),
  picture: deskPictureSchema.nullable(),
})
export type UploadBegun = z.infer<typeof uploadBegunSchema>

export const partQuerySchema = z.strictObject({ at: z.coerce.number().int().min(0) })
export const partReceivedSchema = z.object({ received: z.number() })
export type PartReceived = z.infer<typeof partReceivedSchema>

/** `isDigest` false: the browser could make none, and sends the file under a random name. */
export const finishUploadSchema = z.strictObject({
  fileName: z.string().max(1000),
  isDigest: z.boolean().default(true),
})

export const uploadDoneSchema = z.object({ picture: deskPictureSchema, isNew: z.boolean() })
export type UploadDone = z.infer<typeof uploadDoneSchema>

/** In bytes: a slow line brings as much in a few seconds. */
export const UPLOAD_PART = 256 * 1024
