/** A path of this site as a whole address; of a query, which comes encoded, nothing is changed. */
export function wholeUrl(siteUrl: string, path: string): string {
  return siteUrl + path.replace(/^[^?]*/, encodeURI)
}
