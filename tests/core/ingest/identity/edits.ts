// Editorials as papers change them: generated edits of a text, the same every time for the same seed.

/** Numbers from 0 to 1, Park and Miller's minimal standard. */
export function dice(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** So much of the words, taken from the vocabulary of `others`, in place of the text's own. */
export function withOtherWords(text: string, share: number, others: string, roll: () => number): string {
  const spare = wordsOf(others)
  return wordsOf(text)
    .map((word) => (roll() < share ? (spare[Math.floor(roll() * spare.length)] ?? '') : word))
    .join('')
}

/** So much of the sentences replaced by those of another text. */
export function withOtherSentences(text: string, share: number, others: string, roll: () => number): string {
  const spare = sentencesOf(others)
  return sentencesOf(text)
    .map((sentence) => (roll() < share ? (spare[Math.floor(roll() * spare.length)] ?? '') : sentence))
    .join('')
}

/** So many letters swapped with their neighbours. */
export function withTypos(text: string, count: number, roll: () => number): string {
  let typed = text
  for (let n = 0; n < count; n++) {
    const at = Math.floor(roll() * (typed.length - 2))
    typed = typed.slice(0, at) + typed.charAt(at + 1) + typed.charAt(at) + typed.slice(at + 2)
  }
  return typed
}

/** With the spaces behind them; Japanese at its kanji and particles, roughly a word each. */
function wordsOf(text: string): string[] {
  return (
    text.match(
      /[\p{sc=Han}\p{sc=Katakana}ー]+\p{sc=Hiragana}*[、。」]*|\p{sc=Hiragana}+[、。」]*|[^\s\p{sc=Han}\p{sc=Katakana}\p{sc=Hiragana}]+\s*|\s+/gu,
    ) ?? []
  )
}

function sentencesOf(text: string): string[] {
  return text.match(/[^.!?。]+[.!?。]+["'”’」)]*\s*|[^.!?。]+$/gu) ?? []
}
