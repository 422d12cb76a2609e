// The unit by which systemd runs the service: templates/systemd/masthead.service with the paths of a machine in it.
// Pure but for reading that file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { variablesOf } from '../config/index.js'
import { UserError } from '../core/errors.js'
import { templatesFolder } from '../io/templates.js'
import { findChannels } from './channels.js'
import { listed, nearest } from './naming.js'

export interface UnitInput {
  /** Node and the program that it runs; absolute. */
  node: string
  program: string
  /** The command of `masthead` that is run: start, web, worker or clock. */
  role: string
  /** Variables whose values systemd hands over as files. */
  secrets: string[]
}

/** Throws UserError (wrong usage) for a secret that no part of the house reads. */
export async function serviceUnit({ node, program, role, secrets }: UnitInput): Promise<string> {
  const known = variablesOf(await findChannels())
  for (const name of secrets) if (!known.includes(name)) throw unknownSecret(name, known)
  const handed = [...new Set(secrets)].flatMap((name) => [
    `LoadCredential=${name}:/etc/masthead/secrets/${name}`,
    `Environment=${name}_FILE=%d/${name}`,
  ])
  const exec = `ExecStart=${quoted(node)} ${quoted(program)} ${role}`
  return readFileSync(join(templatesFolder(), 'systemd/masthead.service'), 'utf8')
    .replace(/^ExecStart=.*$/m, () => exec)
    .replace(/^(# Secrets: .*)$/m, (line) => [line, ...handed].join('\n'))
}

/** Folders that the unit's ProtectHome= hides from the service. */
const HIDDEN = /^\/(home|root|run\/user)\//

/** What would keep the unit from starting here, as sentences. */
export function unitWarnings({ node, program }: Pick<UnitInput, 'node' | 'program'>): string[] {
  return [node, program]
    .filter((path) => HIDDEN.test(path))
    .map(
      (path) => `${path} is in a home folder, which the service cannot see. Install it under /usr or /opt.`,
    )
}

/** As systemd reads it: specifiers, variables and quotes lose their meaning (systemd.service(5), COMMAND LINES). */
function quoted(path: string): string {
  const plain = path.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%').replaceAll('$', '$$$$')
  return `"${plain}"`
}

function unknownSecret(name: string, known: string[]): UserError {
  const meant = nearest(
    name,
    known.map((one) => one.toLowerCase()),
  )
  const hint = meant === null ? '' : ` Did you mean ${meant.toUpperCase()}?`
  return new UserError(`There is no variable "${name}".${hint} There are: ${listed(known)}.`, { code: 2 })
}
