/**
 * The views of the desk in the order of its menu, which the application and the server's own pages
 * show alike. `needs`: what a role must include for the view to be of use; null: any role's.
 */
export const deskMenu = [
  { to: '/', label: 'First page', needs: null },
  { to: '/pieces', label: 'Pieces', needs: null },
  { to: '/pictures', label: 'Pictures', needs: null },
  { to: '/topics', label: 'Topics', needs: 'term.add' },
  { to: '/bylines', label: 'Bylines', needs: 'byline.add' },
  { to: '/approval-rules', label: 'Approval rules', needs: 'override.review' },
] as const
