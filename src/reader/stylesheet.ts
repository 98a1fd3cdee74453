import { createHash } from 'node:crypto'
import article from './styles/article.css?inline'
import base from './styles/base.css?inline'
import cards from './styles/cards.css?inline'
import frame from './styles/frame.css?inline'
import listing from './styles/listing.css?inline'
import print from './styles/print.css?inline'
import rates from './styles/rates.css?inline'
import ticker from './styles/ticker.css?inline'

/** All styles of the public site, as one file. */
export const stylesheet = [base, frame, ticker, cards, listing, article, rates, print].join('\n')

/** The name changes with the contents, so that the file may be kept for ever. */
export const stylesheetPath = `/assets/site-${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}.css`
