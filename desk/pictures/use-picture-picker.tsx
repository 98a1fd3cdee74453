import { lazy, type ReactNode, Suspense, useCallback, useState } from 'react'
import type { PictureUse } from '#contract/body.ts'

type Asked = { use: PictureUse | null; answer(use: PictureUse | null): void }
export type PickPicture = (now: PictureUse | null) => Promise<PictureUse | null>

/** Loaded when somebody first wants a picture. */
const PictureDialog = lazy(async () => ({
  default: (await import('./picture-dialog.tsx')).PictureDialog,
}))

/**
 * `pick` asks for a picture and its words, and answers null where somebody thought better of it;
 * `dialog` has to stand somewhere in the page.
 */
export function usePicturePicker(): { pick: PickPicture; dialog: ReactNode } {
  const [isWanted, setIsWanted] = useState(false)
  const [asked, setAsked] = useState<Asked | null>(null)
  const pick = useCallback<PickPicture>((use) => {
    const { promise, resolve: answer } = Promise.withResolvers<PictureUse | null>()
    setIsWanted(true)
    setAsked({ use, answer })
    return promise
  }, [])
  const end = (use: PictureUse | null) => {
    asked?.answer(use)
    setAsked(null)
  }
  const dialog = isWanted && (
    <Suspense>
      <PictureDialog
        opened={asked !== null}
        use={asked?.use ?? null}
        onClose={() => end(null)}
        onChoose={end}
      />
    </Suspense>
  )
  return { pick, dialog }
}
