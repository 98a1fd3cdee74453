import { readFileSync } from 'node:fs'
import { Failure } from '#platform/failure.ts'
import { type Outgoing, type OutgoingOptions, openOutgoing } from '#platform/outgoing.ts'
import type { Settings } from '#platform/settings.ts'
import { listBanks } from './list-sources.ts'
import type { Bank } from './sources/bank.ts'

export type CallSettings = Pick<Settings, 'siteUrl' | 'ratesProxies' | 'ratesCaFiles'>

/** What a plain browser of today says of itself. */
const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

/**
 * A line to one bank: its hosts and no other, its spacing, and the operator's proxy and
 * certificates for it.
 *
 * @throws Failure `rates-certificates`
 */
export function callBank(
  { facts, userAgent }: Bank,
  settings: CallSettings,
  others: Partial<OutgoingOptions> = {},
): Outgoing {
  const file = settings.ratesCaFiles[facts.code]
  return openOutgoing({
    hosts: facts.hosts,
    spacingMs: facts.spacingMs,
    // Whoever keeps the bank's server can see who asks, and find us.
    userAgent: userAgent === 'browser' ? BROWSER : `Chapar (+${settings.siteUrl})`,
    proxy: settings.ratesProxies[facts.code],
    ca: file === undefined ? undefined : readCertificates(file),
    ...others,
  })
}

/** @throws Failure `no-such-source` */
export function getBank(code: string): Bank {
  const bank = listBanks().find(({ facts }) => facts.code === code)
  if (bank) return bank
  const codes = listBanks().map(({ facts }) => facts.code)
  throw new Failure(
    'no-such-source',
    `There is no source "${code}" that can be fetched; there are: ${codes.join(', ')}.`,
  )
}

/**
 * The banks that the setting RATES_FETCH names.
 *
 * @throws Failure `no-such-source`
 */
export function listFetched(ratesFetch: readonly string[]): Bank[] {
  const named = ratesFetch.filter((code) => code !== 'all').map(getBank)
  if (!ratesFetch.includes('all')) return named
  return listBanks().filter((bank) => bank.facts.isEnabled || named.includes(bank))
}

function readCertificates(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (cause) {
    const sentence = `RATES_CA_FILES names a file that cannot be read (${file}).`
    throw new Failure('rates-certificates', sentence, { cause })
  }
}
