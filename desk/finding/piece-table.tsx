import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { PieceCard } from '#contract/desk.ts'
import { useMe } from '../api/use-me.ts'
import { momentInWords, zoneInWords } from '../frame/moment.ts'
import { kindNames } from '../words/kinds.ts'
import { StateBadges } from './state-badge.tsx'
import '../lists/list-table.css'
import './piece-table.css'

/**
 * Pieces one a row; on a telephone all of a piece stands under its headline. Plain elements, since
 * hundreds of rows of ready-made parts take longer than a view may.
 */
export function PieceTable({ pieces }: { pieces: readonly PieceCard[] }) {
  const { timeZone, editions } = useMe().paper
  const hasEditions = editions.length > 1
  return (
    <table className="desk-list" aria-label="Pieces">
      <thead>
        <tr>
          <th scope="col">Headline</th>
          <th scope="col" className="desk-wide">
            State
          </th>
          <th scope="col" className="desk-widest">
            Kind
          </th>
          {hasEditions && (
            <th scope="col" className="desk-wide">
              Edition
            </th>
          )}
          <th scope="col" className="desk-wide">
            Last change, {zoneInWords(timeZone)}
          </th>
        </tr>
      </thead>
      <tbody>
        {pieces.map((piece) => (
          <Row key={piece.articleId} {...{ piece, timeZone, hasEditions }} />
        ))}
      </tbody>
    </table>
  )
}

type RowProps = { piece: PieceCard; timeZone: string; hasEditions: boolean }

const Row = memo(function Row({ piece, timeZone, hasEditions }: RowProps) {
  const { edition, kind, updatedBy } = piece
  const changed = momentInWords(piece.updatedAt, timeZone)
  const who = updatedBy?.name ?? 'the system'
  return (
    <tr>
      <th scope="row">
        <Headline piece={piece} />
        <div className="desk-narrow">
          <StateBadges {...piece} />
          <Hour piece={piece} timeZone={timeZone} />
          <span className="desk-soft">
            {hasEditions && `${edition} · `}
            {changed}, {who}
          </span>
        </div>
      </th>
      <td className="desk-wide">
        <StateBadges {...piece} />
        <Hour piece={piece} timeZone={timeZone} />
      </td>
      <td className="desk-widest">{kindNames[kind]}</td>
      {hasEditions && <td className="desk-wide">{edition}</td>}
      <td className="desk-wide">
        {changed}
        <span className="desk-soft">{who}</span>
      </td>
    </tr>
  )
})

/** When it is to be published, of what is scheduled. */
function Hour({ piece: { publishAt }, timeZone }: { piece: PieceCard; timeZone: string }) {
  if (publishAt === null) return null
  return <span className="desk-soft">for {momentInWords(publishAt, timeZone)}</span>
}

function Headline({ piece: { articleId, headline, edition } }: { piece: PieceCard }) {
  const params = { articleId }
  if (headline === '') {
    return (
      <Link to="/pieces/$articleId" params={params} className="desk-headless">
        No headline yet
      </Link>
    )
  }
  return (
    <Link to="/pieces/$articleId" params={params} lang={edition}>
      {headline}
    </Link>
  )
}
