import { beforeAll, describe, expect, test } from 'vitest'
import type { ArticleKind, CorrectionInput } from '#contract/article.ts'
import { transact } from '#platform/database.ts'
import { setSecondPersonKinds } from '#site/approval-rules.ts'
import { operator } from '#staff/audit-log.ts'
import { anAccount, anArticle, anArticleText, aSite } from '../../test/support/builders.ts'
import { useTestDatabase } from '../../test/support/test-database.ts'
import { findWorkflow } from './find-workflow.ts'
import { findWorkingCopy } from './find-working-copy.ts'
import { listStuckSchedules } from './list-stuck-schedules.ts'
import { listOpenOverrides, reviewOverride } from './overrides.ts'
import { correctApproved, publishApproved, scheduleApproved } from './publish-approved.ts'
import { publishDueArticles } from './publish-due.ts'
import { approveArticle, sendBackArticle, submitArticle } from './review-article.ts'
import { saveWorkingCopy } from './save-working-copy.ts'
import { scheduleArticle, unscheduleArticle } from './schedule-article.ts'

const database = useTestDatabase()
beforeAll(() => aSite(database.db))
const code = (name: string) => expect.objectContaining({ code: name })

/** A piece of the kind that `writer` has begun, and what others do to it. */
async function aPiece(kind: ArticleKind) {
  const { db } = database
  const [writer, editor] = [await anAccount(db), await anAccount(db, { name: 'Other Editor' })]
  const articleId = await anArticle(db, { actor: { accountId: writer }, text: { kind } })
  const of = (accountId: string, expectedVersion: number) => {
    return { actor: { accountId }, articleId, expectedVersion }
  }
  return {
    ...{ articleId, writer, editor },
    save: (by: string, version: number) =>
      transact(db, (tx) =>
        saveWorkingCopy(tx, { ...of(by, version), text: anArticleText({ kind }) }),
      ),
    submit: (by: string, version: number) =>
      transact(db, (tx) => submitArticle(tx, of(by, version))),
    approve: (by: string, version: number, overrideReason?: string) =>
      transact(db, (tx) => approveArticle(tx, { ...of(by, version), overrideReason })),
    sendBack: (by: string, version: number) =>
      transact(db, (tx) => sendBackArticle(tx, { ...of(by, version), note: 'Once more' })),
    publish: (by: string, version: number) =>
      transact(db, (tx) => publishApproved(tx, of(by, version))),
    approveChange: (by: string, version: number, correction: CorrectionInput) =>
      transact(db, (tx) => approveArticle(tx, { ...of(by, version), correction })),
    correct: (by: string, version: number, correction?: CorrectionInput) =>
      transact(db, (tx) => correctApproved(tx, { ...of(by, version), correction })),
    schedule: (by: string, version: number, publishAt: Date) =>
      transact(db, (tx) =>
        scheduleApproved(tx, { ...of(by, version), publishAt, now: new Date() }),
      ),
    /** that was passed alone, as the piece shows it to who looks */
    shownOverride: async (accountId: string) => {
      const piece = await findWorkingCopy(db, articleId)
      if (!piece) throw new Error('it has no working copy')
      return (await findWorkflow(db, piece, { accountId, now: new Date() })).override
    },
  }
}

const setRule = (kinds: ArticleKind[]) =>
  transact(database.db, (tx) => setSecondPersonKinds(tx, { actor: operator, kinds }))
const inAnHour = () => new Date(Date.now() + 60 * 60_000)

const approved = { kind: 'clarification', publicNote: 'It was clearer before.' } as const
const alone = { ok: false, reason: 'second-person-needed' }

describe('an opinion', () => {
  test('is approved by somebody else, and then published by anybody who may', async () => {
    const { writer, editor, approve, publish } = await aPiece('opinion')
    expect(await approve(writer, 1)).toEqual(alone)
    expect(await approve(editor, 1)).toEqual({ ok: true, deskState: 'approved' })
    expect(await publish(writer, 1)).toMatchObject({ ok: true, publishedNumber: 1 })
  })

  test('is not approved by an editor who has written in it', async () => {
    const { writer, editor, save, submit, approve } = await aPiece('opinion')
    await submit(writer, 1)
    await save(editor, 1)
    await save(writer, 2)
    expect(await approve(editor, 3)).toEqual(alone)
  })

  test('stays as it was approved until it is sent back', async () => {
    const { writer, editor, approve, save, sendBack, publish } = await aPiece('opinion')
    await approve(editor, 1)
    await expect(save(writer, 1)).rejects.toEqual(code('sealed'))
    await expect(save(editor, 1)).rejects.toEqual(code('sealed'))
    expect(await sendBack(editor, 1)).toMatchObject({ ok: true })
    expect(await save(writer, 1)).toEqual({ ok: true, version: 2 })
    expect(await publish(editor, 2)).toMatchObject({ reason: 'wrong-state' })
  })

  test('is corrected with the note that was approved, and with no other', async () => {
    const { writer, editor, ...piece } = await aPiece('opinion')
    await piece.approve(editor, 1)
    await piece.publish(writer, 1)
    await piece.save(writer, 1)
    await piece.approveChange(editor, 2, approved)
    for (const other of [
      { ...approved, publicNote: 'Nothing was wrong.' },
      { ...approved, kind: 'reply' as const },
    ]) {
      await expect(piece.correct(writer, 2, other)).rejects.toEqual(code('sealed'))
    }
    expect(await piece.correct(writer, 2, approved)).toMatchObject({ ok: true })
    await piece.save(writer, 2)
    await piece.approveChange(editor, 3, approved)
    expect(await piece.correct(writer, 3)).toMatchObject({ ok: true, publishedNumber: 3 })
  })

  test('is passed alone with a reason, which stays open until another has looked at it', async () => {
    const { db } = database
    const { articleId, writer, editor, approve, publish } = await aPiece('opinion')
    const reason = 'The other editor is on a train'
    expect(await approve(writer, 1, reason)).toMatchObject({ ok: true })
    expect(await publish(writer, 1)).toMatchObject({ ok: true })
    const open = (await listOpenOverrides(db)).filter((one) => one.articleId === articleId)
    expect(open).toMatchObject([{ reason, by: { id: writer } }])
    const review = (accountId: string | null) =>
      transact(db, (tx) =>
        reviewOverride(tx, { actor: { accountId }, overrideId: open[0]?.id ?? '' }),
      )
    await expect(review(writer)).rejects.toEqual(code('own-override'))
    await expect(review(null)).rejects.toEqual(code('own-override'))
    await review(editor)
    await review(editor)
    expect((await listOpenOverrides(db)).filter((one) => one.articleId === articleId)).toEqual([])
  })

  test('that was passed alone is passed in that version only', async () => {
    const { writer, approve, sendBack, save } = await aPiece('opinion')
    await approve(writer, 1, 'Nobody else is here')
    await sendBack(writer, 1)
    await save(writer, 1)
    expect(await approve(writer, 2)).toEqual(alone)
  })

  test('that was passed alone and sent back shows it until another has looked at it', async () => {
    const { db } = database
    const { articleId, writer, editor, approve, sendBack, shownOverride } = await aPiece('opinion')
    await approve(writer, 1, 'Nobody else is here')
    await sendBack(writer, 1)
    await approve(writer, 1, 'Still nobody')
    await sendBack(writer, 1)
    const reviewShown = async () => {
      const overrideId = (await shownOverride(editor))?.id ?? ''
      await transact(db, (tx) => reviewOverride(tx, { actor: { accountId: editor }, overrideId }))
    }
    expect(await shownOverride(editor)).toMatchObject({ reason: 'Nobody else is here' })
    await reviewShown()
    expect(await shownOverride(editor)).toMatchObject({ reason: 'Still nobody' })
    await reviewShown()
    expect(await shownOverride(editor)).toBeNull()
    expect((await listOpenOverrides(db)).filter((one) => one.articleId === articleId)).toEqual([])
  })
})

describe('the rule', () => {
  test('leaves the note of other kinds open', async () => {
    const { writer, ...piece } = await aPiece('news')
    await piece.approve(writer, 1)
    await piece.publish(writer, 1)
    await piece.save(writer, 1)
    await piece.approveChange(writer, 2, approved)
    const other = { ...approved, publicNote: 'It was the other bridge.' }
    expect(await piece.correct(writer, 2, other)).toMatchObject({ ok: true })
  })

  test('leaves the other kinds to one editor', async () => {
    const { writer, approve, save, publish } = await aPiece('news')
    expect(await approve(writer, 1)).toMatchObject({ ok: true })
    expect(await save(writer, 1)).toEqual({ ok: true, version: 2 })
    expect(await publish(writer, 2)).toMatchObject({ ok: true })
  })

  test('cannot be got round by changing the kind after the approval', async () => {
    const { articleId, writer, approve } = await aPiece('news')
    await approve(writer, 1)
    const asOpinion = transact(database.db, (tx) =>
      saveWorkingCopy(tx, {
        actor: { accountId: writer },
        articleId,
        expectedVersion: 1,
        text: anArticleText({ kind: 'opinion' }),
      }),
    )
    await expect(asOpinion).rejects.toEqual(code('sealed'))
  })

  test('counts for what was approved before it was made', async () => {
    const { writer, editor, approve, sendBack, publish } = await aPiece('analysis')
    await approve(writer, 1)
    await setRule(['analysis', 'opinion'])
    await expect(publish(writer, 1)).rejects.toEqual(code('second-person-needed'))
    await sendBack(editor, 1)
    await approve(editor, 1)
    expect(await publish(writer, 1)).toMatchObject({ ok: true })
    await setRule(['opinion', 'sponsored'])
    const { rows } = await database.pool.query(
      `select detail->'after' as after from audit_log where act = 'site.approval-rules-changed' order by seq`,
    )
    expect(rows).toEqual([{ after: ['analysis', 'opinion'] }, { after: ['opinion', 'sponsored'] }])
  })

  test('counts at its hour for what was scheduled before it was made, and that is told', async () => {
    const { db } = database
    const { articleId, writer, editor, ...does } = await aPiece('analysis')
    const publishAt = inAnHour()
    await does.approve(writer, 1)
    await does.schedule(writer, 1, publishAt)
    await setRule(['analysis', 'opinion', 'sponsored'])
    await expect(publishDueArticles(db, publishAt)).rejects.toThrow(articleId)
    const stuck = (await listStuckSchedules(db, publishAt)).filter(
      (one) => one.articleId === articleId,
    )
    expect(stuck).toMatchObject([
      {
        because: 'second-person-needed',
        sentence: expect.stringContaining('who has not written it'),
      },
    ])
    await transact(db, (tx) => unscheduleArticle(tx, { actor: operator, articleId }))
    await does.sendBack(editor, 1)
    await does.approve(editor, 1)
    await does.schedule(writer, 1, publishAt)
    expect(await publishDueArticles(db, publishAt)).toEqual([articleId])
    await setRule(['opinion', 'sponsored'])
  })

  test('is not asked of what the operator has scheduled', async () => {
    const { articleId } = await aPiece('opinion')
    const publishAt = inAnHour()
    await transact(database.db, (tx) =>
      scheduleArticle(tx, { actor: operator, articleId, publishAt }),
    )
    expect(await publishDueArticles(database.db, publishAt)).toEqual([articleId])
  })
})
