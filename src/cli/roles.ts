// What a process of the service may be: everything, or one part of it. One table for the commands and the systemd unit.
import type { Role } from '../serve.js'

export const ROLES: readonly (readonly [role: Role, summary: string])[] = [
  ['start', 'Read, publish and serve, and go on by the clock until stopped.'],
  ['web', 'Serve the pages and the chats alone; a clock and workers do the rest.'],
  ['clock', 'Read and publish by the clock alone; workers send. Several take turns.'],
  ['worker', 'Send what is due alone, whoever published it; any number share the work.'],
]
