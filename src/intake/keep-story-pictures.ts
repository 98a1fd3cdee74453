import { readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { PictureUse } from '#contract/body.ts'
import { type Imaging, MOST_BYTES } from '#media/imaging.ts'
import { keepPicture } from '#media/keep-picture.ts'
import type { MediaStore } from '#media/media-store.ts'
import type { Tx } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import type { Actor } from '#staff/audit-log.ts'
import type { Story } from './read-story.ts'
import { storyFailure } from './story-failure.ts'

type Taken = Awaited<ReturnType<Imaging['take']>>
/** By the name that the stories use. */
export type TakenPictures = ReadonlyMap<string, Taken>

/**
 * Reads and decodes the files that the stories name, each once. `folder` is where the stories are.
 *
 * @throws Failure `story-unreadable`, naming story and picture
 */
export async function takeStoryPictures(
  stories: readonly Story[],
  { folder, imaging }: { folder: string; imaging: Imaging },
): Promise<TakenPictures> {
  const taken = new Map<string, Taken>()
  const take = async (name: string) => imaging.take(await readInside(folder, name))
  for (const { file, pictures } of stories) {
    for (const picture of pictures) {
      if (taken.has(picture.file)) continue
      taken.set(picture.file, await take(picture.file).catch(namingStory(file, picture.file)))
    }
  }
  return taken
}

/** Keeps the pictures of a story and returns it with their ids in their places. */
export async function placePictures(
  tx: Tx,
  story: Story,
  parts: { actor: Actor; originals: MediaStore; taken: TakenPictures },
): Promise<Story> {
  const { actor, originals } = parts
  const ids = new Map<string, string>()
  for (const { mediaId, file, credit, rights, focus } of story.pictures) {
    const taken = parts.taken.get(file)
    if (!taken) throw new Error(`the picture ${file} was not taken`)
    const framing = focus ? { focus: { x: focus[0], y: focus[1] }, crops: {} } : { crops: {} }
    const words = { ...wordsOf(story, mediaId), ...(credit && { credit }) }
    const given = { actor, taken, words, fileName: path.basename(file), rights, framing }
    const kept = await keepPicture(tx, originals, given)
    ids.set(mediaId, kept.mediaId)
  }
  const placed = <T extends { mediaId: string }>(use: T) => {
    return { ...use, mediaId: ids.get(use.mediaId) ?? use.mediaId }
  }
  return {
    ...story,
    leadPicture: story.leadPicture && placed(story.leadPicture),
    blocks: story.blocks.map((block) => (block.type === 'picture' ? placed(block) : block)),
  }
}

/** As the story says them where it uses the picture first: the library offers them again. */
function wordsOf(story: Story, mediaId: string): Pick<PictureUse, 'alt' | 'caption'> {
  const uses = [story.leadPicture, ...story.blocks]
  const use = uses.find((one) => one && 'mediaId' in one && one.mediaId === mediaId)
  return use && 'alt' in use ? { alt: use.alt, caption: use.caption } : { alt: '', caption: '' }
}

function namingStory(file: string, picture: string) {
  return (error: unknown): never => {
    if (!(error instanceof Failure)) throw error
    throw storyFailure({ file }, `its picture ${picture}: ${error.message.replace(/\.$/, '')}`)
  }
}

async function readInside(folder: string, name: string): Promise<Buffer> {
  const file = path.join(folder, name)
  const sentence = `${file} is no file of at most ${MOST_BYTES / 1024 / 1024} MB that can be read`
  try {
    const [root, real] = [await realpath(folder), await realpath(file)]
    const found = await stat(real)
    // A link may lead out of the folder.
    if (!real.startsWith(root + path.sep) || !found.isFile()) throw new Error(sentence)
    if (found.size > MOST_BYTES) throw new Error('too large to be read at all')
    return await readFile(real)
  } catch (cause) {
    throw new Failure('file-unreadable', `${sentence}.`, { cause })
  }
}
