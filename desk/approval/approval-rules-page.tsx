import { Alert, Button, Group, Loader, Stack, Switch, Text, Title } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ArticleKind, articleKinds } from '#contract/article.ts'
import { type ApprovalRules, approvalRulesSchema } from '#contract/desk-workflow.ts'
import { ask } from '../api/ask.ts'
import { useMe } from '../api/use-me.ts'
import { NotDone } from '../dialogs/not-done.tsx'
import { momentInWords, zoneInWords } from '../frame/moment.ts'
import { useTitle } from '../frame/use-title.ts'
import { kindNames } from '../words/kinds.ts'
import './approval.css'

const KEY = ['approval-rules']

/** Which kinds of pieces a second person has to approve. */
export function ApprovalRulesPage() {
  useTitle('Approval rules')
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask('GET', '/approval-rules', { schema: approvalRulesSchema, signal }),
  })
  return (
    <Stack gap="md" maw="42rem">
      <Title order={1}>Approval rules</Title>
      <Text>
        Before a piece is published an editor approves it. Of some kinds that has to be somebody who
        has neither begun the piece nor written in it since it was published last. Where nobody else
        is there, an editor can still pass it alone with a reason, which stays on the first page
        until a colleague has looked at it.
      </Text>
      {error && !data && <Alert color="red">{error.message}</Alert>}
      {!data && !error && <Loader aria-label="Looking for the rules" />}
      {data && <Rules key={data.changed?.at ?? ''} rules={data} />}
    </Stack>
  )
}

function Rules({ rules }: { rules: ApprovalRules }) {
  const mayChange = useMe().permissions.includes('approval-rules.change')
  const [chosen, setChosen] = useState<readonly ArticleKind[]>(rules.secondPersonFor)
  const saving = useSaving()
  const isSame = articleKinds.every(
    (kind) => chosen.includes(kind) === rules.secondPersonFor.includes(kind),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate(chosen)
      }}
    >
      <Stack gap="md">
        <fieldset className="approval-kinds" disabled={!mayChange}>
          <legend>A second person approves</legend>
          {articleKinds.map((kind) => (
            <Switch
              key={kind}
              label={kindNames[kind]}
              checked={chosen.includes(kind)}
              disabled={!mayChange}
              onChange={({ currentTarget: { checked } }) =>
                setChosen(checked ? [...chosen, kind] : chosen.filter((one) => one !== kind))
              }
            />
          ))}
        </fieldset>
        <LastChange changed={rules.changed} />
        <NotDone problem={saving.error?.message} />
        {mayChange ? (
          <Group>
            <Button type="submit" disabled={isSame} loading={saving.isPending}>
              Save the rules
            </Button>
            <Text size="sm" c="dimmed">
              What was approved before is judged by the new rules when it is to be published.
            </Text>
          </Group>
        ) : (
          <Text size="sm">Owners and admins change them.</Text>
        )}
      </Stack>
    </form>
  )
}

function useSaving() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (secondPersonFor: readonly ArticleKind[]) =>
      ask('PUT', '/approval-rules', { body: { secondPersonFor }, schema: approvalRulesSchema }),
    onSuccess: async (rules) => {
      queries.setQueryData(KEY, rules)
      await queries.invalidateQueries({ queryKey: ['workflow'] })
    },
  })
}

function LastChange({ changed }: Pick<ApprovalRules, 'changed'>) {
  const { timeZone } = useMe().paper
  const words = changed
    ? `Changed last by ${changed.by?.name ?? 'a command'}, ${momentInWords(changed.at, timeZone)} (${zoneInWords(timeZone)}).`
    : 'Nobody has changed them yet: they are as the paper was set up.'
  return (
    <Text role="status" size="sm" c="dimmed">
      {words}
    </Text>
  )
}
