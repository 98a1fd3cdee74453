import { createHash } from 'node:crypto'
import { raw } from 'hono/html'
import { fontFaces } from './fonts.ts'
import article from './styles/article.css?inline'
import base from './styles/base.css?inline'
import cards from './styles/cards.css?inline'
import forcedColors from './styles/forced-colors.css?inline'
import frame from './styles/frame.css?inline'
import front from './styles/front.css?inline'
import listing from './styles/listing.css?inline'
import pictures from './styles/pictures.css?inline'
import print from './styles/print.css?inline'
import rateTools from './styles/rate-tools.css?inline'
import rates from './styles/rates.css?inline'
import search from './styles/search.css?inline'
import ticker from './styles/ticker.css?inline'

const stylesheet = [
  fontFaces,
  ...[base, frame, ticker, cards, front, listing, article, pictures],
  ...[rates, rateTools, search, forcedColors, print],
].join('\n')

/**
 * All styles of the public site, which stand in each page: a file of their own would cost a first
 * view one more journey over the network, and weighs less than what a slow phone waits meanwhile.
 * Markup, so it may not hold the end of the element (its test sees to that).
 */
export const styleElement = raw(`<style>${stylesheet}</style>`)

/** By which the Content-Security-Policy knows it and refuses every other style. */
export const styleHash = `sha256-${createHash('sha256').update(stylesheet).digest('base64')}`
