import type { ListedPiece } from '#articles/list-pieces.ts'
import { momentInWords } from '../moment-in-words.ts'

/** The newest pieces, whatever their state; those that readers can see are linked. */
export function PiecesView({ pieces, timeZone }: { pieces: ListedPiece[]; timeZone: string }) {
  if (pieces.length === 0) return <p>There is no piece yet.</p>
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">Headline</th>
          <th scope="col">Edition</th>
          <th scope="col">State</th>
          <th scope="col">Published, or begun</th>
        </tr>
      </thead>
      <tbody>
        {pieces.map((piece) => (
          <tr>
            <th scope="row" lang={piece.edition} class="words">
              <Headline piece={piece} />
            </th>
            <td>{piece.edition}</td>
            <td>{states[piece.state]}</td>
            <td>{momentInWords(piece.at, timeZone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const states = {
  never: 'draft',
  published: 'public',
  withdrawn: 'withdrawn',
  killed: 'killed',
} as const

function Headline({ piece: { state, path, headline } }: { piece: ListedPiece }) {
  const words = headline ?? '(expunged)'
  return state === 'published' && path ? <a href={path}>{words}</a> : <span>{words}</span>
}
