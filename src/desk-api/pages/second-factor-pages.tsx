import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
} from '#staff/second-factor.ts'
import { type DeskAnswer, lacksSecondFactor, type Route, type SignedAsk } from '../route.ts'
import {
  ConfirmForm,
  EnrolView,
  RecoveryCodes,
  SecondFactorStartView,
} from '../views/second-factor-setup-view.tsx'
import { message } from './message.tsx'
import { type Answer, isPasskeyDue, withPasskey, withPatience } from './own-factors.ts'

const root = '/desk/account/second-factor'

export const secondFactorRoutes: readonly Route[] = [
  { method: 'GET', path: root, needs: 'account.own', answer: show },
  { method: 'POST', path: `${root}/begin`, needs: 'account.own', answer: guarded(begin) },
  { method: 'POST', path: `${root}/confirm`, needs: 'account.own', answer: guarded(confirm) },
  { method: 'POST', path: `${root}/codes`, needs: 'account.own', answer: guarded(renew) },
  { method: 'POST', path: `${root}/end`, needs: 'account.own', answer: guarded(end) },
]

const WRONG = 'That is not your password.'

function guarded(answer: Answer): Answer {
  return withPasskey(withPatience(answer))
}

async function show({ tools, present }: SignedAsk): Promise<DeskAnswer> {
  if (await isPasskeyDue(tools, present)) return message.passkeyDue(200)
  const isDemanded = lacksSecondFactor(tools, present)
  return startPage(present.account.hasSecondFactor, null, isDemanded)
}

async function begin({ tools, caller, present, form }: SignedAsk): Promise<DeskAnswer> {
  if (present.account.hasSecondFactor) return startPage(true, 'It is on already.')
  const enrolment = await beginSecondFactor(tools.signIn, caller, form.password ?? '')
  if (!enrolment) return startPage(false, WRONG)
  const { cookies } = enrolment
  return { cookies, page: { title: 'Second factor', body: <EnrolView {...enrolment} /> } }
}

async function confirm({ tools, caller, present, form }: SignedAsk): Promise<DeskAnswer> {
  const code = (form.code ?? '').replaceAll(/\s/g, '')
  const asked = { caller, present, code }
  const { state, cookies } = await confirmSecondFactor(tools.db, tools.signIn, asked)
  if (state === 'on') return { goTo: '/desk/account?done=second-factor-on', cookies }
  const problem = 'That code is not right: type the one that the app shows now.'
  const body = <ConfirmForm problem={problem} />
  return { page: { title: 'Second factor', status: 422, body } }
}

async function renew({ tools, caller, present, form }: SignedAsk): Promise<DeskAnswer> {
  const asked = { caller, present, password: form.password ?? '' }
  const codes = await renewRecoveryCodes(tools.db, tools.signIn, asked)
  if (!codes) return startPage(present.account.hasSecondFactor, WRONG)
  const body = (
    <>
      <RecoveryCodes codes={codes} />
      <p>
        <a href="/desk/account">To your account</a>
      </p>
    </>
  )
  return { page: { title: 'New recovery codes', body } }
}

async function end({ tools, caller, present, form }: SignedAsk): Promise<DeskAnswer> {
  const asked = { caller, present, password: form.password ?? '' }
  const { state, cookies } = await endSecondFactor(tools.db, tools.signIn, asked)
  if (state === 'wrong') return startPage(present.account.hasSecondFactor, WRONG)
  return { goTo: '/desk/account?done=second-factor-off', cookies }
}

async function startPage(
  isOn: boolean,
  problem: string | null,
  isDemanded = false,
): Promise<DeskAnswer> {
  const body = <SecondFactorStartView {...{ isOn, problem, isDemanded }} />
  return { page: { title: 'Second factor', status: problem === null ? 200 : 422, body } }
}
