// Which sentence of an editorial is kept when there is room for few: one order for the summary, the digest, the
// rights of a source and the gate, so that none of them gives up what another has chosen.
import type { Role } from '../../model.js'

/** The most telling first; sentences of one role keep the order that they come in. */
export function byPriority(a: { role: Role }, b: { role: Role }): number {
  return PRIORITY.indexOf(a.role) - PRIORITY.indexOf(b.role)
}

/**
 * What is asked of whom tells most of an editorial, and the position comes before its reason. Of the roles that a
 * reader marked, one sentence states on average (English, Korean, Japanese of `npm run eval`, own texts): the demand
 * 33, 31 and 31 %, the position 28, 22 and 28 %, the reason 19, 18 and 15 %.
 */
const PRIORITY: Role[] = ['demand', 'position', 'reason', 'context']
