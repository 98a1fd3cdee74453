import { beforeAll, describe, expect, it } from 'vitest'
import type { ArticleText } from '#contract/article.ts'
import { conflictSchema, meSchema, pieceListSchema, pieceSchema } from '#contract/desk.ts'
import { Failure } from '#platform/failure.ts'
import type { Role } from '#staff/accounts.ts'
import { aByline, anArticleText, aParagraph, aSite, aTerm } from '../../../test/support/builders.ts'
import { aDeskApp } from '../../../test/support/desk-app.ts'
import { aDeskPerson, type DeskPerson } from '../../../test/support/desk-person.ts'
import { useTestDatabase } from '../../../test/support/test-database.ts'

const database = useTestDatabase()
let desk: ReturnType<typeof aDeskApp>

beforeAll(async () => {
  await aSite(database.db)
  desk = aDeskApp(database.db)
})

/** Somebody who is signed in and speaks JSON. */
function aWriter(role: Role = 'reporter') {
  return aDeskPerson(database.db, desk, role)
}

async function aDraft(writer: DeskPerson, text: Partial<ArticleText> = {}) {
  const slug = `piece-${Math.random().toString(36).slice(2)}`
  const given = { edition: 'en', slug, text: anArticleText(text) }
  const { status, body } = await writer.call('POST', '/pieces', given)
  expect(status).toBe(201)
  return pieceSchema.parse(body)
}

describe('who asks', () => {
  it('is told who they are', async () => {
    const writer = await aWriter('editor')
    const { body } = await writer.call('GET', '/me')
    expect(meSchema.parse(body)).toMatchObject({ id: writer.id, role: 'editor' })
  })

  it('is refused without a session, and from another site', async () => {
    expect((await desk.request('/desk/api/me')).status).toBe(401)
    const writer = await aWriter()
    const { articleId } = await aDraft(writer)
    const answer = await writer.browser.json(
      'PUT',
      `/desk/api/pieces/${articleId}`,
      {},
      {
        'sec-fetch-site': 'cross-site',
      },
    )
    expect(answer.status).toBe(403)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
  })
})

const sameId = aParagraph()

describe('a piece in the making', () => {
  it('is begun, saved and opened again as it was written', async () => {
    const writer = await aWriter()
    const { articleId, version } = await aDraft(writer)
    const text = anArticleText({ headline: '', body: [aParagraph('Қайта жазылды')] })
    const saved = await writer.call('PUT', `/pieces/${articleId}`, { baseVersion: version, text })
    expect(saved).toMatchObject({ status: 200, body: { version: version + 1 } })
    const piece = pieceSchema.parse((await writer.call('GET', `/pieces/${articleId}`)).body)
    expect(piece.text).toEqual(text)
    expect(piece).toMatchObject({
      version: version + 1,
      deskState: 'draft',
      publicState: 'never',
      begunBy: { id: writer.id },
      updatedBy: { id: writer.id },
      may: ['write', 'submit', 'embargo', 'restore', 'share-preview'],
    })
  })

  it('is never overwritten: who saves on a newer one is shown what is newer', async () => {
    const [writer, editor] = [await aWriter(), await aWriter('editor')]
    const { articleId, version: baseVersion } = await aDraft(writer)
    const theirs = anArticleText({ headline: 'The editor was quicker' })
    await editor.call('PUT', `/pieces/${articleId}`, { baseVersion, text: theirs })
    const mine = anArticleText({ headline: 'The writer was slower' })
    const answer = await writer.call('PUT', `/pieces/${articleId}`, { baseVersion, text: mine })
    expect(answer.status).toBe(409)
    const conflict = conflictSchema.parse(answer.body)
    expect(conflict).toMatchObject({ code: 'conflict', latest: { version: baseVersion + 1 } })
    expect(conflict.latest.text).toEqual(theirs)
    const stands = pieceSchema.parse((await writer.call('GET', `/pieces/${articleId}`)).body)
    expect(stands.text).toEqual(theirs)
  })

  it('takes one of twenty saves at once', async () => {
    const writer = await aWriter()
    const { articleId, version: baseVersion } = await aDraft(writer)
    const saves = Array.from({ length: 20 }, () =>
      writer.call('PUT', `/pieces/${articleId}`, { baseVersion, text: anArticleText() }),
    )
    const statuses = (await Promise.all(saves)).map(({ status }) => status).sort()
    expect(statuses).toEqual([200, ...Array(19).fill(409)])
  })

  it('is stored once by a save that is sent again since its answer was lost', async () => {
    const [writer, editor] = [await aWriter(), await aWriter('editor')]
    const { articleId, version: baseVersion } = await aDraft(writer)
    const saveId = crypto.randomUUID()
    const save = { baseVersion, saveId, text: anArticleText({ headline: 'Sent twice' }) }
    const first = await writer.call('PUT', `/pieces/${articleId}`, save)
    // Also where somebody has saved on top of it meanwhile.
    const theirs = { baseVersion: baseVersion + 1, text: anArticleText({ headline: 'On top' }) }
    await editor.call('PUT', `/pieces/${articleId}`, theirs)
    const again = await writer.call('PUT', `/pieces/${articleId}`, save)
    expect([first, again].map(({ status, body }) => [status, body.version])).toEqual([
      [200, baseVersion + 1],
      [200, baseVersion + 1],
    ])
    const stands = pieceSchema.parse((await writer.call('GET', `/pieces/${articleId}`)).body)
    expect(stands).toMatchObject({ version: baseVersion + 2, text: { headline: 'On top' } })
    // Of another piece it is not known.
    const other = await aDraft(writer)
    const elsewhere = { ...save, baseVersion: other.version + 1 }
    expect((await writer.call('PUT', `/pieces/${other.articleId}`, elsewhere)).status).toBe(409)
  })

  it('is not saved in the name of whoever has signed in at that browser since', async () => {
    const [writer, editor] = [await aWriter(), await aWriter('editor')]
    const { articleId, version: baseVersion } = await aDraft(writer)
    const save = { baseVersion, text: anArticleText() }
    const ofWriter = { 'sec-fetch-site': 'same-origin', 'desk-account': writer.id }
    expect(await editor.call('PUT', `/pieces/${articleId}`, save, ofWriter)).toMatchObject({
      status: 403,
      body: { code: 'other-account' },
    })
    expect((await writer.call('PUT', `/pieces/${articleId}`, save, ofWriter)).status).toBe(200)
  })

  it.each([
    ['raw HTML as a block', { body: [{ type: 'html', id: 'abcd', html: '<script>' }] }],
    [
      'a link that runs',
      {
        body: [
          {
            type: 'paragraph',
            id: 'abcd',
            text: 'word',
            marks: [{ type: 'link', href: 'javascript:alert(1)', start: 0, end: 4 }],
          },
        ],
      },
    ],
    ['two blocks of one id', { body: [sameId, sameId] }],
    ['a headline without end', { headline: 'x'.repeat(301) }],
    ['a kind that nobody knows', { kind: 'gossip' }],
  ])('refuses %s, and says where', async (_name, wrong) => {
    const writer = await aWriter()
    const { articleId, version: baseVersion } = await aDraft(writer)
    const text = { ...anArticleText(), ...wrong }
    const answer = await writer.call('PUT', `/pieces/${articleId}`, { baseVersion, text })
    expect(answer).toMatchObject({ status: 422, body: { code: 'input-wrong' } })
    expect(answer.body.faults[0].at).toMatch(/^text\./)
  })

  it('is not there under what is no id, or the id of none', async () => {
    const writer = await aWriter()
    for (const id of ['x', '..%2f..', '00000000-0000-7000-8000-000000000000']) {
      expect((await writer.call('GET', `/pieces/${id}`)).status).toBe(404)
    }
  })
})

describe('what the server cannot take', () => {
  it('is told as JSON too: too long, of no length, and when it is busy', async () => {
    const writer = await aWriter()
    const ours = { 'sec-fetch-site': 'same-origin' }
    const long = await writer.browser.json('POST', '/desk/api/pieces', 'x'.repeat(9 * 1024 * 1024))
    const unsaid = { ...ours, 'transfer-encoding': 'chunked' }
    const open = await writer.browser.json('POST', '/desk/api/pieces', {}, unsaid)
    const busyDesk = aDeskApp(database.db, {
      getKey: () => Promise.reject(new Failure('busy', 'Too many people are signing in.')),
    })
    const cookie = '__Host-chapar.session_token=of-somebody'
    const busy = await busyDesk.request('/desk/api/me', { headers: { cookie } })
    for (const [answer, status, code] of [
      [long, 413, 'too-long'],
      [open, 411, 'length-missing'],
      [busy, 429, 'busy'],
    ] as const) {
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(await answer.json()).toMatchObject({ status, code })
    }
    expect(busy.headers.get('retry-after')).toBe('5')
  })
})

describe('a piece on its way', () => {
  it('is submitted, sent back with a note, submitted again, approved and published', async () => {
    const [writer, editor] = [await aWriter(), await aWriter('editor')]
    const { articleId, version } = await aDraft(writer)
    const at = `/pieces/${articleId}`
    await writer.call('POST', `${at}/submit`, { version })
    const note = 'Who says so?'
    expect((await editor.call('POST', `${at}/send-back`, { version, note })).body).toEqual({
      deskState: 'draft',
    })
    const back = pieceSchema.parse((await writer.call('GET', at)).body)
    expect(back.notes).toMatchObject([{ act: 'sent-back', words: note, by: { id: editor.id } }])
    await writer.call('POST', `${at}/submit`, { version })
    await editor.call('POST', `${at}/approve`, { version })
    const published = await editor.call('POST', `${at}/publish`, { version })
    expect(published).toMatchObject({ status: 200, body: { publishedNumber: 1 } })
    const acts = await database.pool.query(
      'select act, actor from audit_log where subject = $1 order by seq',
      [articleId],
    )
    expect(acts.rows.map(({ act, actor }) => [act, actor])).toEqual([
      ['article.created', writer.id],
      ['article.submitted', writer.id],
      ['article.sent-back', editor.id],
      ['article.submitted', writer.id],
      ['article.approved', editor.id],
      ['article.published', editor.id],
    ])
  })

  it('is approved and published only as it was looked at', async () => {
    const [writer, editor] = [await aWriter(), await aWriter('editor')]
    const { articleId, version } = await aDraft(writer)
    const at = `/pieces/${articleId}`
    await writer.call('PUT', at, { baseVersion: version, text: anArticleText() })
    const early = await editor.call('POST', `${at}/approve`, { version })
    expect(early).toMatchObject({ status: 409, body: { code: 'conflict' } })
    const unapproved = await editor.call('POST', `${at}/publish`, { version: version + 1 })
    expect(unapproved).toMatchObject({ status: 409, body: { code: 'wrong-state' } })
  })

  it('goes nowhere without a headline', async () => {
    const writer = await aWriter()
    const { articleId, version } = await aDraft(writer, { headline: '' })
    expect(await writer.call('POST', `/pieces/${articleId}/submit`, { version })).toMatchObject({
      status: 409,
      body: { code: 'headline-missing' },
    })
  })

  it('is not sent back without a word', async () => {
    const [writer, editor] = [await aWriter(), await aWriter('editor')]
    const { articleId, version } = await aDraft(writer)
    await writer.call('POST', `/pieces/${articleId}/submit`, { version })
    const answer = await editor.call('POST', `/pieces/${articleId}/send-back`, { version })
    expect(answer.status).toBe(422)
  })
})

describe('the list', () => {
  it('is paged without losing or repeating a piece, those touched last first', async () => {
    const writer = await aWriter()
    const begun = []
    for (let i = 0; i < 7; i += 1) begun.unshift((await aDraft(writer)).articleId)
    const seen: string[] = []
    let after = ''
    do {
      const path = `/pieces?begunBy=${writer.id}&limit=3${after && `&after=${encodeURIComponent(after)}`}`
      const page = pieceListSchema.parse((await writer.call('GET', path)).body)
      seen.push(...page.pieces.map(({ articleId }) => articleId))
      after = page.next ?? ''
    } while (after)
    expect(seen).toEqual(begun)
  })

  it('is narrowed by states, kind, edition and words', async () => {
    const writer = await aWriter()
    const wanted = await aDraft(writer, { headline: 'Ақтау порты', kind: 'analysis' })
    await aDraft(writer, { headline: 'Something else', kind: 'analysis' })
    const { version, articleId } = wanted
    await writer.call('POST', `/pieces/${articleId}/submit`, { version })
    const ids = async (query: string) => {
      const { body } = await writer.call('GET', `/pieces?begunBy=${writer.id}&${query}`)
      return pieceListSchema.parse(body).pieces.map((piece) => piece.articleId)
    }
    expect(await ids('deskState=submitted')).toEqual([articleId])
    expect(await ids(`words=${encodeURIComponent('ақтау ПОРТЫ')}`)).toEqual([articleId])
    expect(await ids('kind=analysis&edition=en&publicState=never')).toHaveLength(2)
    expect(await ids('kind=opinion')).toEqual([])
    for (const wrong of [
      'colour=red',
      'from=yesterday',
      'topic=water',
      'after=x',
      `after=99_${articleId.slice(1)}`,
      'limit=1000',
    ]) {
      expect((await writer.call('GET', `/pieces?${wrong}`)).status, wrong).toBe(422)
    }
  })

  it('is narrowed by section, country, topic, byline and the days of the last change', async () => {
    const writer = await aWriter()
    const { db } = database
    const section = await aTerm(db, { axis: 'section' })
    const country = await aTerm(db, { axis: 'country' })
    const topic = await aTerm(db)
    const byline = await aByline(db)
    const both = await aDraft(writer, { terms: [section, topic, country], bylines: [byline] })
    const one = await aDraft(writer, { terms: [section] })
    await database.pool.query('update working_copies set updated_at = $2 where article_id = $1', [
      one.articleId,
      // Half past eleven at night in Bishkek.
      '2026-03-04T17:30:00Z',
    ])
    const ids = async (query: string) => {
      const { body } = await writer.call('GET', `/pieces?begunBy=${writer.id}&${query}`)
      return pieceListSchema.parse(body).pieces.map((piece) => piece.articleId)
    }
    expect(await ids(`section=${section}`)).toEqual([both.articleId, one.articleId])
    expect(await ids(`section=${section}&topic=${topic}&country=${country}`)).toEqual([
      both.articleId,
    ])
    expect(await ids(`byline=${byline.bylineId}`)).toEqual([both.articleId])
    expect(await ids(`byline=${topic}`)).toEqual([])
    expect(await ids('from=2026-03-04&to=2026-03-04')).toEqual([one.articleId])
    expect(await ids('to=2026-03-03')).toEqual([])
    expect(await ids('from=2026-03-05')).toEqual([both.articleId])
  })

  it('is found by words in headline, standfirst and address, each in any place and case', async () => {
    const writer = await aWriter()
    const piece = await aDraft(writer, {
      headline: 'Озеро Тёплое мелеет на 40%',
      standfirst: 'Рыбаки уходят',
    })
    await aDraft(writer, { headline: 'Another lake' })
    const found = async (words: string) => {
      const query = `begunBy=${writer.id}&words=${encodeURIComponent(words)}`
      const { body } = await writer.call('GET', `/pieces?${query}`)
      return pieceListSchema.parse(body).pieces.length
    }
    const part = piece.slug.slice(7, 11)
    for (const words of [
      'ТЕПЛ',
      'тёпл рыбак',
      'ОЗЕРО уходят',
      '40%',
      'на',
      piece.slug,
      part,
      'ме',
    ]) {
      expect(await found(words), words).toBe(1)
    }
    // A word of two letters has to begin one; a sign of patterns is a sign like others.
    for (const words of ['зе', 'озеро lake', '5%', '%%%', '\\', "' or true"]) {
      expect(await found(words), words).toBe(0)
    }
  })

  it('finds a piece as it stands after each act', async () => {
    const [writer, editor] = [await aWriter(), await aWriter('editor')]
    const { articleId, version, text } = await aDraft(writer)
    const at = `/pieces/${articleId}`
    const found = async (query: string) => {
      const { body } = await writer.call('GET', `/pieces?begunBy=${writer.id}&${query}`)
      return pieceListSchema.parse(body).pieces.length
    }
    await writer.call('PUT', at, {
      baseVersion: version,
      text: { ...text, headline: 'Other words', kind: 'analysis' },
    })
    expect(await found('words=other&kind=analysis')).toBe(1)
    await editor.call('POST', `${at}/approve`, { version: version + 1 })
    expect(await found('deskState=approved&publicState=never')).toBe(1)
    await editor.call('POST', `${at}/publish`, { version: version + 1 })
    expect(await found('publicState=published')).toBe(1)
    expect(await found('deskState=approved')).toBe(0)
    await database.pool.query('delete from working_copies where article_id = $1', [articleId])
    expect(await found('publicState=published')).toBe(0)
  })

  it('shows a contributor nothing but their own', async () => {
    const [writer, guest] = [await aWriter(), await aWriter('contributor')]
    const theirs = await aDraft(writer)
    const own = await aDraft(guest)
    const listed = pieceListSchema.parse((await guest.call('GET', '/pieces')).body)
    expect(listed.pieces.map(({ articleId }) => articleId)).toEqual([own.articleId])
    const { body } = await guest.call('GET', `/pieces?begunBy=${writer.id}`)
    expect(pieceListSchema.parse(body).pieces).toEqual([])
    expect((await guest.call('GET', `/pieces/${theirs.articleId}`)).status).toBe(404)
  })
})
