// What a collection brought, one line a source, as it goes.
import type { Collected } from '../app/collect.js'
import { colors, counted } from './colors.js'

/** One line, and one more for each part that could not be read. */
export function showCollectedSource(collected: Collected): string {
  const { source, held, error, problems } = collected
  if (error !== null) return `${colors.red('✗')} ${source}: ${error}`
  if (held !== null) return `${colors.dim('–')} ${source}: ${held}`
  const mark = problems.length > 0 ? colors.yellow('!') : colors.green('✓')
  return [`${mark} ${source}: ${countsOf(collected)}`, ...problems.map((problem) => `    ${problem}`)].join(
    '\n',
  )
}

function countsOf({ found, new: fresh, revised, teasers, waiting }: Collected): string {
  const parts = [
    found === null ? 'nothing changed' : `${found} read`,
    ...(found === null && fresh === 0 ? [] : [`${fresh} new`]),
    ...(revised > 0 ? [`${revised} revised`] : []),
    ...(teasers > 0 ? [counted(teasers, 'summary only', 'summaries only')] : []),
    ...(waiting > 0 ? ['more pages wait for the next collection'] : []),
  ]
  return parts.join(', ')
}

export function showCollectedSum(collected: Collected[]): string {
  if (collected.length === 0) {
    return 'No source is due. Name one to read it now (masthead collect SOURCE), or use --due-now.'
  }
  const sum = (count: (one: Collected) => number) => collected.reduce((total, one) => total + count(one), 0)
  const failed = sum(({ error }) => (error === null ? 0 : 1))
  const counts = `${sum((one) => one.new)} new, ${sum((one) => one.revised)} revised`
  const failures = failed === 0 ? '' : `, ${colors.red(`${failed} could not be read`)}`
  return `${counted(collected.length, 'source', 'sources')}: ${counts}${failures}`
}

/** The same for a command that shows all at once. */
export function showCollected(collected: Collected[]): string {
  return [...collected.map(showCollectedSource), showCollectedSum(collected)].join('\n')
}
