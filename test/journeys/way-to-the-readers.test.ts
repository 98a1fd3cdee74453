import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { aPublishedArticle } from '../support/builders.ts'
import { expectSoundInBothLooks, expectSoundView } from './desk-faults.ts'
import { act, stands, useNewsroom, workflowOf } from './newsroom.ts'

const newsroom = useNewsroom()
const { database, somebody, aReader, aPieceOf } = newsroom

test('an opinion is submitted, sent back, submitted again, and passed by a second person', async () => {
  const [writer, editor] = [await somebody('reporter'), await somebody('editor')]
  const headline = 'Why the ferry should run'
  const articleId = await aPieceOf(writer.id, headline, 'opinion')
  await writer.open(articleId)
  await expectSoundView(writer.page)
  await act(writer.page, 'Submit for review')
  await editor.open(articleId)
  await act(
    editor.page,
    'Send back',
    { 'Note to the colleagues': 'Who says so?' },
    { isLookedAt: true },
  )
  await writer.open(articleId)
  await stands(writer.page, 'Who says so?')
  await writer.page.getByRole('textbox', { name: 'Standfirst' }).fill('The crew says so')
  await act(writer.page, 'Submit for review')
  await editor.open(articleId)
  await act(editor.page, 'Approve')
  await stands(editor.page, 'Approved by a second person')
  await workflowOf(editor.page)
    .getByText(/^Approved by (?!a second person)\S/)
    .waitFor()
  await act(editor.page, 'Publish now')
  await stands(editor.page, 'Public')
  // Nobody is asked for a next step before there is something new.
  await stands(editor.page, 'Nothing in it has changed')
  expect(await workflowOf(editor.page).getByText('its writer works on it').count()).toBe(0)
  const reader = await aReader()
  await reader.goto('/')
  await reader.getByRole('link', { name: headline }).first().click()
  expect(await reader.getByText('The crew says so').count()).toBe(1)
})

test('an editor alone passes an opinion with a reason, and a colleague looks at it', async () => {
  const [editor, other] = [await somebody('editor'), await somebody('editor')]
  const articleId = await aPieceOf(editor.id, 'Why I say so alone', 'opinion')
  await editor.open(articleId)
  const reason = { 'Why you pass it alone': 'Everybody is on a train' }
  await act(editor.page, 'Approve alone', reason, { isLookedAt: true })
  await stands(editor.page, 'it stays on the first page')
  await expectSoundView(editor.page)
  await other.open(articleId)
  await other.page.getByRole('button', { name: 'I have looked at it' }).click()
  await stands(other.page, 'Looked at by')
})

test('what came due while all was down is published at the next start, and marked as late', async () => {
  const editor = await somebody('editor')
  const headline = 'The hour came in the night'
  const articleId = await aPieceOf(editor.id, headline)
  await editor.open(articleId)
  await act(editor.page, 'Approve')
  await workflowOf(editor.page).getByRole('button', { name: 'Schedule' }).click()
  const dialog = editor.page.getByRole('dialog')
  await dialog.getByLabel('Publish at').fill('2099-01-01T09:30')
  await dialog.getByText('(where you are: 1 Jan 2099, 04:30, Berlin time)').waitFor()
  await expectSoundInBothLooks(editor.page, '[role=dialog]')
  await dialog.getByRole('button', { name: 'Schedule' }).click()
  await stands(editor.page, '1 Jan 2099, 09:30, Bishkek time')
  // Everything stops, and the hour passes.
  await newsroom.powerFails()
  await database.pool.query(
    `update working_copies set publish_at = now() - interval '95 minutes' where article_id = $1`,
    [articleId],
  )
  await database.pool.query(
    `select graphile_worker.reschedule_jobs(array(
        select id from graphile_worker.jobs where key = $1), run_at => now() - interval '95 minutes')`,
    [`publish-due:${articleId}`],
  )
  await newsroom.begin('web').address
  await editor.open(articleId)
  await stands(editor.page, 'no worker runs')
  newsroom.begin('worker')
  const reader = await aReader()
  await expect
    .poll(
      async () => {
        await reader.goto('/')
        return reader.getByRole('link', { name: headline }).count()
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0)
  await editor.open(articleId)
  await stands(editor.page, 'Published 1 hour 35 minutes late')
})

test('a correction is told over the piece, in its history and in the feed', async () => {
  const editor = await somebody('editor')
  const { articleId, path: address } = await aPublishedArticle(database.db)
  const publicNote = 'An earlier version said that the bridge opened on Sunday.'
  await editor.open(articleId)
  await editor.page.getByRole('textbox', { name: 'Standfirst' }).fill('Lorries cross at last')
  await act(editor.page, 'Approve', { 'Note to the readers': publicNote })
  await act(editor.page, 'Publish the change', {}, { isLookedAt: true })
  await stands(editor.page, 'Version 2')
  const reader = await aReader()
  for (const place of [address, `${address}/history`, '/corrections']) {
    await reader.goto(place)
    expect(await reader.getByText(publicNote).count(), place).toBeGreaterThan(0)
  }
  expect(await (await reader.request.get('/corrections/feed.xml')).text()).toContain(publicNote)
  await reader.goto(`${address}?rev=1`)
  expect(await reader.getByText('Lorries cross at last').count()).toBe(0)
})

test('a piece goes from its writer to the readers by the keyboard alone', async () => {
  const [writer, editor] = [await somebody('reporter'), await somebody('editor')]
  const articleId = await aPieceOf(writer.id, 'Nobody touched the mouse')
  const actByKeys = async (page: Page, name: string, from = page.locator('body')) => {
    await from.press('Tab')
    await tabTo(page, name)
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await tabTo(page, name, '[role=dialog]')
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await writer.open(articleId)
  await actByKeys(writer.page, 'Submit for review')
  await stands(writer.page, 'Submitted: it waits for an editor')
  await editor.open(articleId)
  await actByKeys(editor.page, 'Approve')
  await stands(editor.page, 'Approved: it can be published')
  await actByKeys(editor.page, 'Publish now')
  await stands(editor.page, 'Public')
  const reader = await aReader()
  await reader.goto('/')
  await reader.getByRole('link', { name: 'Nobody touched the mouse' }).first().waitFor()
})

/** Presses Tab until a button of that name has the focus, inside the part where one is named. */
async function tabTo(page: Page, name: string, within = 'body'): Promise<void> {
  for (let stops = 0; stops < 150; stops += 1) {
    const isThere = await page.evaluate(
      ([wanted, part]) => {
        const at = document.activeElement
        return at?.closest(part ?? '') != null && at.textContent?.trim() === wanted
      },
      [name, within],
    )
    if (isThere) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${name}`)
}

test('an embargo holds a piece back, also from editors, until it is lifted with a reason', async () => {
  const editor = await somebody('editor')
  const articleId = await aPieceOf(editor.id, 'The bank says so tomorrow')
  await editor.open(articleId)
  await act(editor.page, 'Set an embargo', { 'Embargo until': '2099-01-01T09:30' })
  await stands(editor.page, 'Under embargo until')
  await act(editor.page, 'Approve')
  const publish = workflowOf(editor.page).getByRole('button', { name: 'Publish now' })
  await publish.waitFor()
  expect(await publish.isDisabled()).toBe(true)
  await editor.page.setViewportSize({ width: 390, height: 900 })
  await expectSoundDialog(editor.page, 'Lift the embargo')
  await act(editor.page, 'Lift the embargo', { Reason: 'The bank has published it' })
  await act(editor.page, 'Publish now')
  await stands(editor.page, 'Public')
})

/** At the width of the window as it is. */
async function expectSoundDialog(page: Page, name: string): Promise<void> {
  await workflowOf(page).getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByText('Cancel').waitFor()
  await expectSoundView(page, '[role=dialog]')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

test('who is written about replies; then a piece is withdrawn, another killed, and readers are told', async () => {
  const editor = await somebody('editor')
  const { page } = editor
  const { articleId, path: address } = await aPublishedArticle(database.db)
  await editor.open(articleId)
  await page.setViewportSize({ width: 390, height: 900 })
  await workflowOf(page).getByRole('button', { name: 'Approve' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('What sort of change').selectOption('reply')
  await dialog.getByLabel('Note to the readers').fill('The mayor says that he was not asked.')
  await expectSoundView(page, '[role=dialog]')
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await dialog.waitFor({ state: 'detached' })
  await act(page, 'Publish the change')
  await stands(page, 'Version 2')
  const reader = await aReader()
  await reader.goto(address)
  expect(await reader.getByText('The mayor says that he was not asked.').count()).toBeGreaterThan(0)
  const reasonLabel = 'Reason, for the readers'
  const withdrawn = { [reasonLabel]: 'It was about another bridge.' }
  await act(page, 'Withdraw', withdrawn, { isLookedAt: true })
  await stands(page, 'Withdrawn: readers are told why')
  expect((await reader.goto(address))?.status()).toBe(410)
  expect(await reader.getByText('It was about another bridge.').count()).toBe(1)
  const killed = await aPublishedArticle(database.db)
  await editor.open(killed.articleId)
  await act(page, 'Kill', { [reasonLabel]: 'A court forbids it.' }, { isLookedAt: true })
  await stands(page, 'Killed for good')
  expect((await reader.goto(killed.path))?.status()).toBe(410)
  expect(await reader.getByText('A court forbids it.').count()).toBe(1)
})
