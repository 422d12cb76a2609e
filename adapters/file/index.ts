// Files: every edition as a document in the outbox. Needs no account, so it is always on, and it is the
// channel to copy when writing another: data first, then what is pure, then the one function that acts.
import { z } from 'zod'
import type { Channel } from '../../src/core/channel.js'
import { open } from './open.js'
import { type FileMessage, FORMATS, type Format, render } from './render.js'
import { reply } from './reply.js'
import { violations } from './violations.js'

export default {
  name: 'file',
  title: 'Files',
  options: z.object({}),
  switchedOnBy: [],
  address: z.enum(FORMATS, { error: 'must be markdown, html or json' }),
  // The operator who writes "html" into masthead.yaml owns the disk.
  confirms: false,
  pace: { perSecond: 100, together: 4 },
  render,
  reply,
  violations,
  open,
} satisfies Channel<object, Format, FileMessage>
