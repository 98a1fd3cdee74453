import { z } from 'zod'
import { rightsSchema } from '#contract/article.ts'
import { pictureUseSchema } from '#contract/body.ts'

const { alt, caption, credit, licence, source } = pictureUseSchema.shape

/** A file beside the story, or in a folder beside it: nothing that leads elsewhere. */
const fileName = z
  .string()
  .regex(/^(?:[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}\/)?[\p{L}\p{N}][\p{L}\p{N} _.-]{0,99}$/u, {
    error: 'is no file beside the story, such as bridge.jpg or pictures/bridge.jpg',
  })
const share = z.number().min(0).max(1)

/** A picture as a story file names it. */
export const pictureFields = z.strictObject({
  file: fileName,
  ...{ alt, caption, credit, licence, source },
  rights: rightsSchema.default('own'),
  /** what stays in sight where it is cut: from the left and from the top */
  focus: z.tuple([share, share]).optional(),
})
export type PictureFields = z.infer<typeof pictureFields>

/** A picture that a story shows. `mediaId` stands in its blocks until the file is kept. */
export type StoryPicture = PictureFields & { mediaId: string }
