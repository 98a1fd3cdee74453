import type { DeskCard } from '#articles/desk-cards.ts'
import { momentInWords } from '../moment-in-words.ts'

type Props = {
  pieces: readonly DeskCard[]
  /** where the list goes on; null at its end */
  older: string | null
  timeZone: string
}

/** The pieces of the desk, those touched last first; those that readers can see are linked. */
export function PiecesView({ pieces, older, timeZone }: Props) {
  if (pieces.length === 0) return <p>There is no piece here yet.</p>
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">Headline</th>
            <th scope="col">Edition</th>
            <th scope="col">State</th>
            <th scope="col">Last touched</th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {pieces.map((piece) => (
            <tr>
              <th scope="row" lang={piece.edition}>
                <Headline piece={piece} />
              </th>
              <td>{piece.edition}</td>
              <td>{stateInWords(piece)}</td>
              <td class="moment">{momentInWords(piece.updatedAt, timeZone)}</td>
              <td>{piece.updatedBy?.name ?? 'the system'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {older && (
        <p>
          <a href={older}>Older pieces</a>
        </p>
      )}
    </>
  )
}

/** A live piece may have its correction in review. */
function stateInWords({ publicState, deskState }: DeskCard): string {
  if (publicState === 'never') return deskState
  const atDesk = deskState === 'draft' ? '' : `, change ${deskState}`
  return publicState === 'published' ? `public${atDesk}` : `${publicState}${atDesk}`
}

function Headline({ piece: { publicState, path, headline } }: { piece: DeskCard }) {
  if (headline === '') return <em>no headline yet</em>
  return publicState === 'published' && path ? (
    <a href={path}>{headline}</a>
  ) : (
    <span>{headline}</span>
  )
}
