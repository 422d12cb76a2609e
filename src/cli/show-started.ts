// What a person sees when the service has started: the digest itself, where to look, and what comes next.

import { withLocalTimes } from '../app/local-time.js'
import type { Role, Started } from '../serve.js'
import { colors } from './colors.js'
import { showEdition } from './show.js'
import { showSlots } from './show-house.js'
import { fold, table } from './terminal.js'

export function showStarted(started: Started): string {
  const { role } = started
  return role === 'start' ? showHouse(started) : showPart({ ...started, role })
}

type Part = Exclude<Role, 'start'>

/** One line: what this process does, and where it answers. */
function showPart({ app, role, url }: Started & { role: Part }): string {
  const says = {
    web: `Serving the pages on ${url}. A clock and workers do the rest.`,
    clock: `Reading and publishing by the clock; workers send. Its health is on ${url}/healthz.`,
    worker: `Sending what is due. Its health is on ${url}/healthz.`,
  }[role]
  // Only the process with the pages knows its own address.
  const isLost = role === 'worker' && app.config.environment.PUBLIC_URL === undefined
  const warning = isLost
    ? ` ${colors.yellow('!')} PUBLIC_URL is not set: messages point to ${app.site.url}.`
    : ''
  return `${says}${warning} ${colors.dim('Ctrl-C stops.')}`
}

function showHouse({ app, url, ticked, slots }: Started): string {
  const { config } = app
  const published = (ticked?.published ?? []).flatMap((one) =>
    one.outcome === 'published' ? [one.edition] : [],
  )
  const failed = (ticked?.collected ?? []).filter(({ error, problems }) => error || problems.length > 0)
  const where = [
    ['Page', url],
    ['Files', config.outbox],
    [
      'Configuration',
      config.isSample
        ? 'the sample newsroom; copy masthead.example.yaml to masthead.yaml for your own'
        : config.path,
    ],
  ]
  return [
    ...published.map((edition) => `${showEdition(edition)}\n`),
    ...(ticked === null ? ['The sources are still being read; the page will show the edition.', ''] : []),
    ...(ticked !== null && published.length === 0
      ? ['Nothing is due now; earlier editions are on the page.', '']
      : []),
    ...failed.map(({ source, error, problems }) =>
      fold(
        `${colors.yellow('!')} ${source}: ${withLocalTimes(error ?? problems.join('; '), config.site.zone)}`,
        { indent: 2 },
      ),
    ),
    table(where.map(([name, value]) => [colors.bold(name ?? ''), value ?? ''])),
    '',
    colors.bold('Next slots'),
    showSlots(slots),
    '',
    colors.dim('Running. Ctrl-C stops.'),
  ].join('\n')
}
