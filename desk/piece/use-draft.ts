import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ArticleText } from '#contract/article.ts'
import { type Piece, pieceSchema, savedSchema } from '#contract/desk.ts'
import { ask } from '../api/ask.ts'

type Draft = { text: ArticleText; slug: string }
type Patch = { text?: Partial<ArticleText>; slug?: string }
/** What changes, or how it follows from what stands there now. */
export type DraftPatch = Patch | ((draft: Draft) => Patch)
type Status = 'saved' | 'saving' | 'unsaved' | 'refused'

const PAUSE = 1500

/** The working copy of a piece, saved in a pause of typing. */
export function useDraft(articleId: string) {
  const queries = useQueryClient()
  const { data: piece = null, error } = useQuery({
    queryKey: ['piece', articleId],
    queryFn: ({ signal }) => ask('GET', `/pieces/${articleId}`, { schema: pieceSchema, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const [changed, setChanged] = useState<Draft | null>(null)
  const [status, setStatus] = useState<Status>('saved')
  const [problem, setProblem] = useState<string | null>(null)
  const version = useRef<number | null>(null)
  const latest = useRef<Draft | null>(null)
  const draft = changed ?? (piece && draftOf(piece))
  latest.current = draft
  const change = useCallback((given: DraftPatch) => {
    const before = latest.current
    if (!before) return
    const patch = typeof given === 'function' ? given(before) : given
    const next = {
      text: { ...before.text, ...patch.text },
      slug: patch.slug ?? before.slug,
    }
    latest.current = next
    setChanged(next)
    setStatus('unsaved')
  }, [])
  useEffect(() => {
    if (!changed || !piece) return
    const timer = setTimeout(async () => {
      setStatus('saving')
      try {
        const baseVersion = version.current ?? piece.version
        const body = { baseVersion, ...changed }
        const saved = await ask('PUT', `/pieces/${articleId}`, { body, schema: savedSchema })
        version.current = saved.version
        setStatus(latest.current === changed ? 'saved' : 'unsaved')
        setProblem(null)
      } catch (fault) {
        setStatus('refused')
        setProblem(fault instanceof Error ? fault.message : String(fault))
      }
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [changed, piece, articleId])
  const flush = async () => status === 'saved'
  const reload = async () => {
    version.current = null
    await queries.invalidateQueries({ queryKey: ['piece', articleId] })
  }
  const known = piece && { ...piece, version: version.current ?? piece.version }
  return { piece: known, error, draft, change, status, problem, flush, reload }
}

function draftOf({ text, slug }: Piece): Draft {
  return { text, slug }
}
