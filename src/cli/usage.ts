// Wrong usage in our own style: what commander says of a command line, as sentences like those of every other error.

/** Commander's phrases, without "error: ", and what we say; `$1` and so on as in String.replace. */
const PHRASES: [phrase: RegExp, sentence: string][] = [
  [/^unknown option '(.+)'$/s, 'There is no option $1 here.'],
  [/^unknown command '(.+)'$/s, 'There is no command $1.'],
  [/^option '(?:-\w, )?(--[\w-]+).*' argument '(.*)' is invalid\. (.+)$/s, '"$2" cannot stand behind $1. $3'],
  [/^option '(?:-\w, )?(--[\w-]+) ?(.*)' argument missing$/, 'The option $1 needs a value: $1 $2.'],
  [
    /^option '(--[\w-]+).*' cannot be used with option '(--[\w-]+).*'$/,
    '$1 cannot be used with $2. Leave one of them out.',
  ],
  [/^missing required argument '(.+)'$/, 'The argument <$1> is missing.'],
  [
    /^too many arguments.*\. Expected (\d+) (arguments?) but got (\d+)\.$/,
    'There are too many arguments: $3 in place of $1.',
  ],
]
const MEANT = /\n\(Did you mean (.+)\?\)$/

/** `text` is commander's "error: …", with "(Did you mean …?)" on a line of its own. */
export function usageSentence(text: string): string {
  const said = text.trim().replace(/^error: /, '')
  const meant = MEANT.exec(said)?.[1]
  const phrase = said.replace(MEANT, '')
  const known = PHRASES.find(([pattern]) => pattern.test(phrase))
  const sentence = known ? phrase.replace(known[0], known[1]) : phrase
  return meant === undefined ? sentence : `${sentence} Did you mean ${meant}?`
}
