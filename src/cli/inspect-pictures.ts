import { type MediaPlace, openOriginals } from '#media/open-stores.ts'
import { listLostPictures, listStrayFiles } from '#media/stray-files.ts'
import type { Db } from '#platform/database.ts'
import type { Finding } from './inspections.ts'

/** Whether every picture has its file, and whether files lie about that no picture needs. */
export async function inspectPictures(db: Db, place: MediaPlace): Promise<Finding> {
  const name = 'pictures'
  const originals = openOriginals(place)
  const lost = await listLostPictures(db, originals)
  const files = await originals.list('')
  const { mediaBucket } = place
  const where = mediaBucket ? `the bucket ${mediaBucket.name}` : `${place.dataDir}/media`
  if (lost.length > 0) {
    const says = `${lost.length} of them have no file in ${where}: restore a backup`
    return { name, state: 'wrong', says, data: { lost } }
  }
  const stray = await listStrayFiles(db, originals)
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const size = `${files.length} files, ${Math.ceil(bytes / 1024)} KB`
  if (stray.length === 0) return { name, state: 'well', says: size }
  const says = `${size}; ${stray.length} belong to no picture and go tonight`
  return { name, state: 'note', says, data: { stray: stray.map((file) => file.name) } }
}
