import { defineCommand } from 'citty'
import { killArticle } from '#articles/kill-article.ts'
import { addRedirect } from '#articles/redirects.ts'
import { withdrawArticle } from '#articles/withdraw-article.ts'
import { transact } from '#platform/database.ts'
import { Failure } from '#platform/failure.ts'
import { actorArgs, getActor } from './article/acting-as.ts'
import { getArticleAt, pathOf } from './article/article-at.ts'
import { withDatabase } from './run-command.ts'
import { print, printJson } from './terminal.ts'

const address = {
  type: 'positional',
  description: 'Its address, with or without the host',
  required: true,
} as const

const withdraw = defineCommand({
  meta: { description: 'Take a public piece back: its address answers 410 with the reason' },
  args: {
    address,
    reason: { type: 'string', required: true, description: 'A sentence for the readers' },
    ...actorArgs,
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const articleId = await getArticleAt(db, args.address)
      const { reason } = args
      const actor = await getActor(db, args.as)
      await transact(db, (tx) => withdrawArticle(tx, { actor, articleId, reason }))
      const path = pathOf(args.address)
      if (args.json) printJson({ withdrawn: { articleId, path } })
      else print(`Withdrawn: ${path}`)
    }),
})

const kill = defineCommand({
  meta: { description: 'End a piece for good' },
  args: {
    address,
    reason: { type: 'string', description: 'A sentence for the readers, if it was ever public' },
    ...actorArgs,
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const articleId = await getArticleAt(db, args.address)
      const reason = args.reason === undefined ? {} : { reason: args.reason }
      const actor = await getActor(db, args.as)
      await transact(db, (tx) => killArticle(tx, { actor, articleId, ...reason }))
      const path = pathOf(args.address)
      if (args.json) printJson({ killed: { articleId, path } })
      else print(`Killed: ${path}`)
    }),
})

const redirect = defineCommand({
  meta: { description: 'Make a path of this site lead to another one of it' },
  args: {
    from: { type: 'positional', description: 'A path that nothing stands at', required: true },
    to: { type: 'positional', description: 'Where it leads', required: true },
    ...actorArgs,
  },
  run: ({ args }) =>
    withDatabase(async ({ database: { db } }) => {
      const [from, to] = [pathOf(args.from), pathOf(args.to)]
      const actor = await getActor(db, args.as)
      const added = await transact(db, (tx) => addRedirect(tx, { actor, from, to }))
      if (!added.ok) throw new Failure(`redirect-${added.reason}`, refusals[added.reason](from, to))
      print(`${from} leads to ${to} ${added.did === 'nothing' ? 'already' : 'now'}.`)
    }),
})

const refusals = {
  'not-a-path': (from: string, to: string) => `${from} and ${to} must both be paths of this site.`,
  self: (from: string) => `${from} cannot lead to itself.`,
  own: (from: string) => `${from} is an address that the site answers itself, or keeps for itself.`,
  taken: (from: string) => `${from} is taken: what was once given to a piece stays with it.`,
  loop: (from: string, to: string) => `${to} leads to ${from} already, so that would be a circle.`,
}

export const article = defineCommand({
  meta: { description: 'Acts on pieces' },
  subCommands: {
    list: async () => (await import('./article/article-list.ts')).articleList,
    publish: async () => (await import('./article/article-publish.ts')).articlePublish,
    withdraw,
    kill,
    redirect,
    expunge: async () => (await import('./article/article-expunge.ts')).articleExpunge,
  },
})
