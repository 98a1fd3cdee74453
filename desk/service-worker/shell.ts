/** The views of the application; other pages of the desk are the server's own. */
const VIEW = /^\/desk(\/((pieces|pictures)(\/.*)?|topics|bylines|approval-rules))?\/?$/
/** A text as readers would see it, on a page of the server's among the views. */
const PREVIEW = /^\/desk\/pieces\/[^/]*\/preview\/?$/

/** Whether the server answers this path with the shell of the application. */
export function isView(pathname: string): boolean {
  return VIEW.test(pathname) && !PREVIEW.test(pathname)
}

/** Whether this is the shell: nothing else that stands at the path of a view may be kept as it. */
export function isShell({ headers }: { headers: Headers }): boolean {
  return headers.has('Desk-Build')
}
