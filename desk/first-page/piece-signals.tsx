import type { PieceCard } from '#contract/desk.ts'
import { Moment } from './moment.tsx'
import { Items, PieceLine } from './piece-line.tsx'
import type { FoundOf, SignalView } from './shown-signal.ts'

type Some<T> = { items: T[]; more: boolean }

const quietIfNone = (sentence: string) => (found: Some<unknown>) =>
  found.items.length === 0 ? sentence : null

export const waitingForMe: SignalView<'waitingForMe'> = {
  title: 'Waiting for you',
  quiet: quietIfNone('Nothing of yours waits for you.'),
  show: ({ items, more }) => (
    <Items more={more}>
      {items.map(({ piece, why, note, by, at }) => (
        <PieceLine key={piece.articleId} {...pieceNamed(piece)}>
          {why === 'approved' ? 'Approved' : 'Sent back'} by {by?.name ?? 'somebody'},{' '}
          <Moment at={at} />
          {note ? `: ${note}` : '.'}
        </PieceLine>
      ))}
    </Items>
  ),
}

export const forReview: SignalView<'forReview'> = {
  title: 'For review',
  quiet: quietIfNone('No piece waits for review.'),
  show: (found) => <Pieces found={found} said="Submitted by" />,
}

export const toPublish: SignalView<'toPublish'> = {
  title: 'Approved, and not published',
  quiet: quietIfNone('Every approved piece is published or scheduled.'),
  show: (found) => <Pieces found={found} said="Last touched by" />,
}

export const overrides: SignalView<'overrides'> = {
  title: 'Approved by one editor alone',
  quiet: quietIfNone('No approval against the rules waits to be looked at.'),
  show: ({ items, more }) => (
    <Items more={more}>
      {items.map(({ id, articleId, headline, reason, by, at }) => (
        <PieceLine key={id} articleId={articleId} headline={headline}>
          {by?.name ?? 'Somebody'}, <Moment at={at} />: {reason}
        </PieceLine>
      ))}
    </Items>
  ),
}

export const expungeOrders: SignalView<'expungeOrders'> = {
  title: 'To be destroyed, by order of an owner',
  quiet: quietIfNone('No order to expunge waits for a second person.'),
  show: ({ items, more }) => (
    <Items more={more}>
      {items.map(({ articleId, headline, by, at }) => (
        <PieceLine key={articleId} articleId={articleId} headline={headline}>
          Ordered by {by?.name ?? 'somebody'}, <Moment at={at} />. A second person has to confirm
          it.
        </PieceLine>
      ))}
    </Items>
  ),
}

export const embargoesToday: SignalView<'embargoesToday'> = {
  title: 'Embargoes that end today',
  quiet: quietIfNone('No embargo ends today.'),
  show: (found) => <Timed found={found} said="Until" />,
}

export const scheduledToday: SignalView<'scheduledToday'> = {
  title: 'To be published today',
  quiet: quietIfNone('Nothing is scheduled for the rest of today.'),
  show: (found) => <Timed found={found} said="At" />,
}

export const latePublications: SignalView<'latePublications'> = {
  title: 'Published late',
  quiet: quietIfNone('Everything scheduled came out in its time, these last seven days.'),
  show: ({ items, more }) => (
    <Items more={more}>
      {items.map(({ articleId, headline, dueAt, publishedAt }) => (
        <PieceLine key={articleId} articleId={articleId} headline={headline}>
          Was due <Moment at={dueAt} />, and came out <Moment at={publishedAt} />.
        </PieceLine>
      ))}
    </Items>
  ),
}

export const stuckSchedules: SignalView<'stuckSchedules'> = {
  title: 'Due, and not published',
  quiet: quietIfNone('No scheduled piece is stuck.'),
  show: ({ items, more }) => (
    <Items more={more}>
      {items.map(({ articleId, headline, dueAt, why }) => (
        <PieceLine key={articleId} articleId={articleId} headline={headline}>
          Was due <Moment at={dueAt} />. {why}
        </PieceLine>
      ))}
    </Items>
  ),
}

function Pieces({ found, said }: { found: FoundOf<'forReview'>; said: string }) {
  return (
    <Items more={found.more}>
      {found.items.map((piece) => (
        <PieceLine key={piece.articleId} {...pieceNamed(piece)}>
          {said} {piece.updatedBy?.name ?? 'the system'}, <Moment at={piece.updatedAt} />.
        </PieceLine>
      ))}
    </Items>
  )
}

function Timed({ found, said }: { found: FoundOf<'scheduledToday'>; said: string }) {
  return (
    <Items more={found.more}>
      {found.items.map(({ piece, at }) => (
        <PieceLine key={piece.articleId} {...pieceNamed(piece)}>
          {said} <Moment at={at} />.
        </PieceLine>
      ))}
    </Items>
  )
}

function pieceNamed({ articleId, headline, edition }: PieceCard) {
  return { articleId, headline, lang: edition }
}
