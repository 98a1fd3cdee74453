import { iconPath } from '../icon.ts'
import type { Frame } from '../page-models.ts'
import { inEdition } from '../pages/page-request.ts'

export type Thing = { '@type': string; [property: string]: unknown }

/** By which the parts of all pages name the paper. */
export function organisationId({ siteUrl }: Pick<Frame, 'siteUrl'>): string {
  return `${siteUrl}/#organization`
}

/** The paper as other things refer to it. */
export function organisationReference(frame: Frame): Thing {
  const { siteUrl, siteName, homePath } = frame
  return {
    '@type': 'NewsMediaOrganization',
    '@id': organisationId(frame),
    name: siteName,
    url: siteUrl + homePath,
    logo: siteUrl + iconPath,
  }
}

/** The paper with the pages that say how it works, where it has them. */
export function organisationData(frame: Frame): Thing {
  return { ...organisationReference(frame), slogan: frame.tagline || undefined, ...policies(frame) }
}

/** The paper as a site in the language of the edition. */
export function siteData(frame: Frame): Thing {
  const { siteUrl, siteName, homePath, edition } = frame
  return {
    '@type': 'WebSite',
    '@id': `${siteUrl}${homePath}#website`,
    name: siteName,
    url: siteUrl + homePath,
    inLanguage: edition,
    publisher: { '@id': organisationId(frame) },
  }
}

/** Which standing page answers for which property of the vocabulary. */
const POLICIES = {
  correctionsPolicy: '/corrections-policy',
  ethicsPolicy: '/ethics',
  ownershipFundingInfo: '/ownership',
  masthead: '/imprint',
  publishingPrinciples: '/about',
}

function policies(frame: Frame): Record<string, string> {
  const pages = new Set(frame.footer.map(({ href }) => href))
  const found = Object.entries(POLICIES).flatMap(([property, local]) => {
    const path = inEdition(frame, local)
    return pages.has(path) ? [[property, frame.siteUrl + path]] : []
  })
  return Object.fromEntries(found)
}
