// Words that tell a mended slip from a changed meaning. Keys as in word-diff.ts: lower case, no apostrophes. The tables
// hold what editorials use, in the languages that we meet most; other languages rely on the rules by script.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** Words that mean: not. One negation for another leaves the count, two for one do not. */
export function countNegations(keys: readonly string[]): number {
  const spaced = keys.filter((key) => NEGATIONS.has(key) || SHORT_NOT.test(key)).length
  const unspaced = keys.map((key) => (/^[\p{L}\p{M}々ー]+$/u.test(key) ? key : ' ')).join('')
  return spaced + (unspaced.match(WITHIN)?.length ?? 0)
}

const NEGATIONS = words(`
  not no never nor none neither without nothing nobody nowhere cannot hardly scarcely barely
  nicht kein keine keinen keinem keiner keines nie niemals ohne weder
  ne pas jamais sans aucun aucune ni rien
  nunca jamás sin ningún ninguna nada tampoco
  não nem sem nenhum nenhuma
  non mai senza nessun nessuna né
  niet geen nooit zonder
  inte ej aldrig utan ikke aldri uten
  не нет ни без никогда
  안
`)
/** "don't", "isn't" without their apostrophes. */
const SHORT_NOT =
  /^(?:do|does|did|is|are|was|were|has|have|had|ca|wo|would|could|should|must|need|might|sha|ai)nt$/
const WITHIN = /[않못없]|아니|아닌|말아야|[不没無无未非莫勿]|ない|なかっ|なく|なけれ|ません|ず(?![つれ])|ぬ/gu

/** "dont" is "donot", "wont" is "willnot". */
export function inFull(key: string): string {
  if (!SHORT_NOT.test(key)) return key
  const verb = key.slice(0, -2)
  return `${{ ca: 'can', wo: 'will', sha: 'shall' }[verb] ?? verb}not`
}

/** May come and go without a change of meaning. */
export function isLight(key: string): boolean {
  return LIGHT.has(key)
}

const LIGHT = words(`
  a an the of to in on at by for with as and that which who is are was were be been has have had it its this these there
  le la les l de du des d un une et à au aux que qui est
  der die das den dem des ein eine einen einem einer und zu ist
  el los las lo una unos unas y en es o os as um uma e do da dos das em il gli i di del della dei che
  het een en van te och att det som
`)

/** Says how much, when, whether or who: another such word is another meaning. */
export function isWeighty(key: string): boolean {
  return WEIGHTY.has(key) || NEGATIONS.has(key) || SHORT_NOT.test(key)
}

const WEIGHTY = words(`
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion hundreds
  thousands millions billions trillions first second third fourth fifth half twice double triple dozen
  january february march april may june july august september october november december
  monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday
  north south east west northern southern eastern western
  may might must can could should shall will would all some few many most more less fewer least every each both either any
  only almost nearly before after since until during over under above below up down against from into out
  he she his her him they we you i men women man woman
  eins zwei drei vier fünf sechs sieben acht neun zehn hundert tausend million millionen milliarde milliarden
  un deux trois quatre cinq six sept huit neuf dix cent mille milliard milliards
  uno dos tres cuatro cinco seis siete ocho nueve diez ciento mil millón millones
`)

/** Forms of one word, or words that even careful writers confuse. */
export const GRAMMAR: readonly ReadonlySet<string>[] = `
  is are
  was were
  has have
  do does
  a an the
  that which who whom
  its it
  their there theyre
  your youre
  whos whose
  then than
  affect effect
  affects effects
  ensure insure
  principal principle
  complement compliment
  lead led
  lose loose
`
  .trim()
  .split('\n')
  .map(words)

/** Ideographs that keyboards offer for the same sound and writers pick wrongly, and old forms beside new ones. */
export const SAME_SOUND: readonly string[] =
  '以意 的適 証障償 象照称 械会機器 制製 究求及 移異 態体勢 収修納 測計図 粘念 既概 遇偶隅 復複腹 検険剣験 積績 側則 斉斎齋 沢澤 辺邊邉 高髙 崎﨑 浜濱 国國 学學 的地得 在再 做作 账帐 那哪 已以 象像 即既 份分 坐座 须需 带戴'.split(
    ' ',
  )

/** Kana that say from where, how far, how much. */
export function isWeightyKana(kana: string): boolean {
  return /だけ|のみ|しか|まで|から|より|ほど|すら|さえ/.test(kana)
}
