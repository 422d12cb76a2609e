// Wrong usage in our own words: commander says these things, and a person reads them in one style.
import { Command, InvalidArgumentError, Option } from 'commander'
import { expect, test } from 'vitest'
import { usageSentence } from '../../src/cli/usage.js'

function complaintOf(...args: string[]): string {
  const said: string[] = []
  const program = new Command('masthead').exitOverride()
  const silent = { outputError: (text: string) => said.push(usageSentence(text)) }
  const number = (): number => {
    throw new InvalidArgumentError('Write a whole number between 1 and 1000.')
  }
  const find = new Command('find')
    .argument('<words>')
    .option('-c, --count <N>', 'how many', number)
    .addOption(new Option('--newest').conflicts('best'))
    .addOption(new Option('--best'))
    .exitOverride()
    .configureOutput(silent)
    .action(() => undefined)
  program.addCommand(find).addCommand(new Command('fine')).configureOutput(silent)
  expect(() => program.parse(args, { from: 'user' })).toThrow()
  return said.join('\n')
}

test.each([
  [['find', 'a', '--bset'], 'There is no option --bset here. Did you mean --best?'],
  [['find', 'a', '--xyz'], 'There is no option --xyz here.'],
  [['fnid'], 'There is no command fnid. Did you mean find?'],
  [['fin'], 'There is no command fin. Did you mean one of find, fine?'],
  [
    ['find', 'a', '--count', 'many'],
    '"many" cannot stand behind --count. Write a whole number between 1 and 1000.',
  ],
  [
    ['find', 'a', '--count', "it's"],
    '"it\'s" cannot stand behind --count. Write a whole number between 1 and 1000.',
  ],
  [['find', 'a', '--count'], 'The option --count needs a value: --count <N>.'],
  [['find', 'a', '--newest', '--best'], '--newest cannot be used with --best. Leave one of them out.'],
  [['find'], 'The argument <words> is missing.'],
  [['find', 'a', 'b', 'c'], 'There are too many arguments: 3 in place of 1.'],
])('%j: %s', (args, sentence) => {
  expect(complaintOf(...args)).toBe(sentence)
})

test('what commander may say one day is passed on as it is', () => {
  expect(usageSentence('error: something new\n')).toBe('something new')
})
