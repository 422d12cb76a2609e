// What a collection brought, one line a source, as it goes.
import type { Collected } from '../app/collect.js'
import { withLocalTimes } from '../app/local-time.js'
import type { Zone } from '../core/model.js'
import { colors, counted } from './colors.js'
import { fold } from './terminal.js'

/** One line, and one more for each part that could not be read; times on the clock of `zone`. */
export function showCollectedSource(collected: Collected, zone: Zone): string {
  const { source, held, error, problems } = collected
  const line = (mark: string, says: string) =>
    `${mark} ${fold(`${source}: ${withLocalTimes(says, zone)}`, { indent: 2 })}`
  if (error !== null) return line(colors.red('✗'), error)
  if (held !== null) return line(colors.dim('–'), held)
  const isWell = problems.length === 0 && collected.found !== 0
  const parts = problems.map((problem) => `    ${fold(withLocalTimes(problem, zone), { indent: 4 })}`)
  return [line(isWell ? colors.green('✓') : colors.yellow('!'), countsOf(collected)), ...parts].join('\n')
}

function countsOf({ found, new: fresh, revised, teasers, waiting }: Collected): string {
  const parts = [
    found === null ? 'nothing changed' : found === 0 ? 'lists nothing' : `${found} read`,
    ...(!found && fresh === 0 ? [] : [`${fresh} new`]),
    ...(revised > 0 ? [`${revised} revised`] : []),
    ...(teasers > 0 ? [counted(teasers, 'summary only', 'summaries only')] : []),
    ...(waiting > 0 ? ['more pages wait for the next collection'] : []),
  ]
  return parts.join(', ')
}

export function showCollectedSum(collected: Collected[]): string {
  if (collected.length === 0) {
    return fold('No source is due. Name one to read it now (masthead collect SOURCE), or use --due-now.')
  }
  const sum = (count: (one: Collected) => number) => collected.reduce((total, one) => total + count(one), 0)
  const failed = sum(({ error }) => (error === null ? 0 : 1))
  const counts = `${sum((one) => one.new)} new, ${sum((one) => one.revised)} revised`
  const failures = failed === 0 ? '' : `, ${colors.red(`${failed} could not be read`)}`
  return `${counted(collected.length, 'source', 'sources')}: ${counts}${failures}`
}

/** The same for a command that shows all at once. */
export function showCollected(collected: Collected[], zone: Zone): string {
  return [...collected.map((one) => showCollectedSource(one, zone)), showCollectedSum(collected)].join('\n')
}
