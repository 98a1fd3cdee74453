/** '2 hours 5 minutes'. */
export function secondsInWords(seconds: number): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const parts = [counted(days, 'day'), counted(hours, 'hour'), counted(minutes % 60, 'minute')]
  return parts.filter((part) => part !== '').join(' ')
}

function counted(count: number, what: string): string {
  if (count === 0) return ''
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
