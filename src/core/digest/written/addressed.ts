// Does a text speak to the machines that read it? Such a quote or headline is not handed over. A second lock only:
// what it misses meets the checks.

export function isAddressedToModels(text: string): boolean {
  const line = visible(text.normalize('NFKC').slice(0, 20_000))
  return CUES.some((cue) => cue.test(line))
}

/** Machines also read what nobody sees: letters made of tags (Unicode, chapter 23.9), and words cut by joiners. */
function visible(text: string): string {
  return text
    .replace(/[\u{e0020}-\u{e007e}]/gu, (tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
}

const CUES = [
  /\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous)\b/i,
  /\b(?:system prompt|language models?\b.{0,20}\b(?:must|should|write|answer)|you are (?:now )?an? (?:ai|assistant|chatbot|language model))\b/i,
  /<\|.{0,30}\|>|\[\/?INST\]|<<\/?SYS>>|^\s*(?:system|assistant|user|developer)\s*:/im,
  /["'](?:sentence|cites|headlines|role|content)["']\s*:/i,
  /(?:이전|앞선|앞의|위의|모든|기존)\s*(?:지시|명령|지침|프롬프트).{0,20}(?:무시|잊|따르지)|시스템\s*프롬프트/,
  /(?:これまで|以前|上記|前|すべて|全て)の?(?:指示|命令|プロンプト).{0,20}(?:無視|忘れ|従わ)|システムプロンプト/,
  /\b(?:ignor(?:iere|iert|ez|a|e|en)|vergiss|oubliez|olvida)\b.{0,40}\b(?:anweisungen|instructions|instrucciones|istruzioni|instruções)\b/i,
]
