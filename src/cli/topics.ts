// masthead topics: what the editorials of the next edition are about, paper by paper; or, line by line, which of
// the documents that are piped in are about the same thing.
import type { Command } from 'commander'
import { z } from 'zod'
import { UserError } from '../core/errors.js'
import { answerTogether } from './batch.js'
import { command, print, withApp } from './command.js'

const topicRequest = z.object({
  lang: z.string().optional(),
  title: z.string().default(''),
  text: z.string(),
  source: z.string().optional(),
  /** May be there: documents are grouped by what they say, not by when. */
  published: z.string().nullish(),
})

export function topicsCommand(program: Command): void {
  program.addCommand(
    command('topics', 'Show what the editorials of the next edition are about, paper by paper.', [
      'masthead topics',
      'masthead topics daily --json',
      'masthead topics --jsonl < documents.jsonl > topics.jsonl',
    ])
      .argument('[newsletter]', 'a newsletter of masthead.yaml (default: the first)')
      .option('--jsonl', 'group the documents on stdin, one a line; one answer a line when all are read')
      .action(async (name: string | undefined, options: { jsonl?: boolean }, self: Command) => {
        const { topicsOf, topicsOfDocuments } = await import('../app/topics.js')
        if (options.jsonl) {
          if (name !== undefined)
            throw new UserError('Name a newsletter, or use --jsonl; not both.', { code: 2 })
          return answerTogether(topicRequest, topicsOfDocuments)
        }
        const { findNewsletter } = await import('../app/app.js')
        const topics = await withApp((app) => topicsOf(app, findNewsletter(app, name)))
        await print(self, topics, async () => (await import('./show-topics.js')).showTopics(topics))
      }),
  )
}
