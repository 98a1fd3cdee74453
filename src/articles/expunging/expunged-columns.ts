import { noteColumns } from './stored-notes.ts'

/**
 * Every column in which an expunction changes words or what was made from them, as `table.column`:
 * the texts (stored-texts.ts), the notes, and what is named beside each group. A column of the
 * schema that can hold words stands here, or among the exceptions of expunged-columns.test.ts.
 */
export const expungedColumns = [
  ...noteColumns.map(({ table, column }) => `${table}.${column}`),
  // stored-texts.ts
  'revisions.headline',
  'revisions.standfirst',
  'revisions.dateline',
  'revisions.bylines_as_printed',
  'revisions.sources_note',
  'revisions.lead_picture',
  'revisions.body',
  'revisions.digest',
  'working_copies.headline',
  'working_copies.standfirst',
  'working_copies.dateline',
  'working_copies.bylines',
  'working_copies.sources_note',
  'working_copies.lead_picture',
  'working_copies.body',
  // saved-texts.ts; the digests are made from the words
  'saved_versions.fields',
  'saved_versions.blocks',
  'saved_blocks.digest',
  'saved_blocks.block',
  // a trigger makes it from the working copy (migrations/0011-desk-entries.sql)
  'desk_entries.words',
  // adjust-anchors.ts
  'anchor_places.exact',
  'anchor_places.prefix',
  'anchor_places.suffix',
  // forget-addresses.ts
  'addresses.path',
  'addresses.redirect_to',
  'working_copies.slug',
  'events.tags',
  // forget-bylines.ts
  'bylines.slug',
  'bylines.name',
  'bylines.about',
  'bylines.disclosure',
  // site/expunge-pages.ts
  'pages.slug',
  'page_versions.title',
  'page_versions.body',
  'site.imprint',
  'site.contact',
  'site_editions.name',
  'site_editions.tagline',
  // expunge-captures.ts; the key of a capture is made from its words
  'captures.sha256',
  'captures.name',
  'captures.text',
  'captures.origin',
  'captures.reading',
  'capture_rates.capture_sha256',
  'sightings.capture_sha256',
  'sightings.digest',
  'sightings.headline_digest',
  'sightings.opening_digest',
  // forget-orders.ts
  'expunge_orders.passage',
  // expunge-refusals.ts
  'import_refusals.file',
  // expunge-pictures.ts
  'media.alt',
  'media.caption',
  'media.credit',
  'media.licence',
  'media.source',
  'media.file_name',
  // forget-found.ts
  'search_entries.words',
  // expunge-audit.ts
  'audit_log.detail',
  'audit_log.detail_salt',
]

/** Their tables, each once. */
export const expungedTables = [
  ...new Set(expungedColumns.map((name) => name.slice(0, name.indexOf('.')))),
]
