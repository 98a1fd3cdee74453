import type { TermName } from '#articles/published-article.ts'
import { patternPath, patternSeed } from '../addresses/pattern-path.ts'
import { FewerBytes } from './picture.tsx'

type Props = { piece: { id: string; terms: readonly TermName[] }; isFirst?: boolean }

/** For a piece without a picture: the cloth that is computed from it. It says nothing to the ear. */
export function Cloth({ piece, isFirst = false }: Props) {
  const image = (
    <img
      class="cloth"
      src={patternPath(patternSeed(piece))}
      alt=""
      width="640"
      height="360"
      {...(!isFirst && { loading: 'lazy' })}
    />
  )
  if (!isFirst) return image
  return (
    <picture>
      <FewerBytes />
      {image}
    </picture>
  )
}
