/** A picture that a page holds as data in its own text; null for one that would have to be fetched. */
export function pictureInAddress(element: Element): File | null {
  const data = /^data:(image\/([a-z0-9]+)[a-z0-9.+-]*);base64,([a-z0-9+/=\s]+)$/i.exec(
    element.getAttribute('src') ?? '',
  )
  const [, type = '', kind = '', written = ''] = data ?? []
  if (!data) return null
  try {
    const bytes = Uint8Array.from(atob(written), (sign) => sign.charCodeAt(0))
    return new File([bytes], `pasted.${kind}`, { type })
  } catch {
    // It is no base64 after all.
    return null
  }
}

type Beside = { html: string; left: number; hasWords: boolean }

/**
 * The files beside a text that are its pictures. A browser copies one picture as a file and a line
 * of HTML; Word puts a picture of the whole text beside the text itself, which nobody wants.
 */
export function picturesAmong(files: readonly File[], { html, left, hasWords }: Beside): File[] {
  const isOffice = /urn:schemas-microsoft-com:office|class="?Mso/i.test(html)
  return hasWords && (isOffice || left < files.length) ? [] : [...files]
}
