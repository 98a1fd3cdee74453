import type { Db } from '#platform/database.ts'
import { newId } from '#platform/ids.ts'
import { hashPassword, LONGEST_PASSWORD, verifyPassword } from '../passwords.ts'
import { makeRecoveryCodes } from './recovery-codes.ts'

/** The header in which the library is told the client's address; clients cannot set it. */
export const CLIENT_HEADER = 'x-chapar-client'

const HOUR = 3600
const DAY = 24 * HOUR
/** So long a session lives without being used. */
const SESSION_SECONDS = 14 * DAY
/** So long a sign-in may wait for its second factor. */
const STEP_SECONDS = 600

export type LibraryOptions = {
  db: Db
  key: string
  siteUrl: string
  /** where the desk is answered: https://paper.example; passkeys are bound to it */
  origin: () => string
  /** by which apps for codes name the account */
  issuer: string
}

/**
 * better-auth over our own tables. It is loaded only when the desk is first used: the readers' site
 * needs nothing of it. None of its HTTP endpoints is mounted, so what it can do and we do not call
 * (signing up, changing an address) cannot be reached; origin and rates are checked by the desk.
 */
export async function openLibrary({ db, key, siteUrl, origin, issuer }: LibraryOptions) {
  const [{ betterAuth }, { kyselyAdapter }, { twoFactor }, { passkey }] = await Promise.all([
    import('better-auth/minimal'),
    import('@better-auth/kysely-adapter'),
    import('better-auth/plugins/two-factor'),
    import('@better-auth/passkey'),
  ])
  const isHttps = siteUrl.startsWith('https:')
  const dates = { createdAt: 'created_at', updatedAt: 'updated_at' }
  const expiring = { ...dates, expiresAt: 'expires_at' }
  return betterAuth({
    appName: issuer,
    baseURL: siteUrl,
    basePath: '/desk/auth',
    secret: key,
    database: kyselyAdapter(db, { type: 'postgres', transaction: true }),
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      maxPasswordLength: LONGEST_PASSWORD,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: { modelName: 'accounts', fields: { ...dates, emailVerified: 'email_verified' } },
    account: {
      modelName: 'credentials',
      fields: {
        ...dates,
        userId: 'account_id',
        providerId: 'provider',
        accountId: 'provider_account',
        password: 'password_hash',
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        ...expiring,
        userId: 'account_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
      },
      expiresIn: SESSION_SECONDS,
      updateAge: HOUR,
      // The password is asked for where it matters (passkey-pages.tsx), however young the session.
      freshAge: 0,
    },
    verification: { modelName: 'sign_in_steps', fields: expiring },
    plugins: [
      twoFactor({
        issuer,
        twoFactorCookieMaxAge: STEP_SECONDS,
        backupCodeOptions: { customBackupCodesGenerate: makeRecoveryCodes },
        schema: {
          user: { fields: { twoFactorEnabled: 'second_factor' } },
          twoFactor: {
            modelName: 'second_factors',
            fields: {
              userId: 'account_id',
              backupCodes: 'recovery_codes',
              failedVerificationCount: 'failed_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpName: issuer,
        origin: new URL(origin()).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        // Without its holder's finger, face or PIN a key is one factor, and whoever found it has it.
        registration: {
          afterVerification: async ({ verification }) => {
            requireHolder(verification.registrationInfo?.userVerified)
          },
        },
        authentication: {
          afterVerification: async ({ verification }) => {
            requireHolder(verification.authenticationInfo.userVerified)
          },
        },
        advanced: { webAuthnChallengeCookie: 'passkey' },
        schema: {
          passkey: {
            modelName: 'passkeys',
            fields: {
              publicKey: 'public_key',
              userId: 'account_id',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
    ],
    advanced: {
      // The prefix of its own (__Secure-) promises less than this one.
      useSecureCookies: false,
      cookiePrefix: isHttps ? '__Host-chapar' : 'chapar',
      defaultCookieAttributes: { secure: isHttps, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_HEADER] },
      // The columns for signing in with other sites are not there; library.test.ts compares the rest.
      database: { generateId: newId, validateSchema: false },
    },
  })
}

function requireHolder(isVerified: boolean | undefined): void {
  if (!isVerified) throw new Error('the holder of the passkey was not asked')
}

export type Library = Awaited<ReturnType<typeof openLibrary>>
