// The command that searches: masthead search WORDS.
import { type Command, InvalidArgumentError, Option } from 'commander'
import { nearest } from '../app/naming.js'
import type { SearchInput } from '../app/search.js'
import { UserError } from '../core/errors.js'
import { A_TIME, command, count, print, withApp } from './command.js'

interface SearchOptions {
  source?: string
  since?: string
  lang?: string
  best?: true
  count: number
}

export function searchingCommands(program: Command): void {
  program.addCommand(
    command('search', 'Find editorials by their words, the newest first.', [
      'masthead search harbour lights',
      `masthead search '"interest rates" -mortgage' --best`,
      'masthead search 금리 --source hanbit-ilbo --since 2026-01-01',
      "masthead search 'tarif*' --lang fr --count 50 --json",
    ])
      .argument(
        '<words...>',
        'all must be there; "a phrase" (quote it for the shell too), -not this, beginning* of a word',
      )
      .option('--source <ID>', 'only what this source carries')
      .option('--since <time>', `published, or first seen, at or after this: ${A_TIME}`)
      .option('--lang <TAG>', 'only editorials in this language: en, ko, ja', language)
      .addOption(new Option('--newest', 'the newest first (default)').conflicts('best'))
      .addOption(new Option('--best', 'what is most about the words first'))
      .option('--count <N>', 'how many', count, 20)
      // Words to leave out look like options.
      .allowUnknownOption()
      .action(async (words: string[], options: SearchOptions, self: Command) => {
        refuseMistyped(words, self)
        const input: SearchInput = {
          words: words.join(' '),
          source: options.source,
          since: options.since,
          language: options.lang,
          order: options.best ? 'best' : 'newest',
          count: options.count,
        }
        const { search } = await import('../app/search.js')
        const { showHits } = await import('./show-hits.js')
        await withApp(async (app) => {
          const answer = await search(app, input)
          await print(self, answer, () => showHits(answer, input, app.config.site.zone))
        })
      }),
  )
}

/** `--bset` is no word to leave out. */
function refuseMistyped(words: string[], { options }: Command): void {
  const mistyped = words.find((word) => word.startsWith('--'))
  if (mistyped === undefined) return
  const meant = nearest(
    mistyped,
    options.flatMap(({ long }) => long ?? []),
  )
  const hint = meant === null ? '' : ` Did you mean ${meant}?`
  throw new UserError(`There is no option ${mistyped} here.${hint}`, { code: 2 })
}

function language(tag: string): string {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(tag)) {
    throw new InvalidArgumentError('Write a language tag such as en, ko or ja.')
  }
  return tag
}
