// Small editorials of invented papers, written for the tests of saved pages, and the one way to hold a page
// against what should be read of it.
import { expect } from 'vitest'
import { readSavedText, type SavedText } from '../../../../src/core/ingest/saved/saved-text.js'

export const EN = [
  'The ferry that links the outer islands to the mainland was cancelled on 61 days last year. The operator blames the weather, and its own log blames the engines on 44 of them. Islanders who missed hospital appointments were given a leaflet.',
  'A lifeline is not a line on a timetable. When the terminal at Skerry Point was rebuilt, the ministry spent more on the waiting room than on the vessel that people wait for.',
  '“Every cancellation is one too many,” the minister told the assembly in March. He has since approved a timetable with fewer sailings, which does indeed leave fewer to cancel.',
  'The contract ends in June. A new one should pay for crossings that happen, not for crossings that are planned, and it should name the engineer who signs for each hull.',
  'None of this is costly next to what the islands have already paid. They have waited long enough in a very good waiting room.',
]
export const KO = [
  '지난해 외도와 육지를 잇는 여객선이 61일이나 결항했다. 운항사는 날씨를 탓하지만 운항일지에는 기관 고장이 44건 적혀 있다. 병원 예약을 놓친 주민에게 돌아온 것은 안내문 한 장이었다.',
  '생명선은 시간표 위의 선이 아니다. 부두를 새로 지을 때 정부는 사람들이 기다리는 배보다 대합실에 더 많은 돈을 썼다.',
  '장관은 3월 국회에서 “결항은 한 번도 많다”고 말했다. 그 뒤 그가 승인한 것은 운항 횟수를 줄인 시간표다. 줄이면 결항도 줄기는 할 것이다.',
  '계약은 6월에 끝난다. 새 계약은 계획된 운항이 아니라 실제 운항에 돈을 치러야 한다. 주민은 훌륭한 대합실에서 충분히 오래 기다렸다.',
]
export const JA = [
  '離島と本土を結ぶ定期船が昨年、61日も欠航した。運航会社は天候のせいだというが、航海日誌には機関の故障が44件記されている。通院の予約を逃した島民に渡されたのは、一枚のちらしだった。',
  '命綱は時刻表の上の線ではない。港の建て替えにあたり、国は人々が待つ船よりも待合室に多くの金をかけた。',
  '国土相は３月の国会で「欠航は一度でも多い」と述べた。その後に認めたのは、便数を減らした時刻表である。減らせば欠航も減るには違いない。',
  '契約は６月に切れる。新たな契約は、計画した便ではなく実際に動いた便に対価を払うべきだ。島民は立派な待合室で十分に長く待った。',
]
export const ZH = [
  '去年，连接外岛与本土的渡轮停航六十一天。运营方归咎于天气，航海日志却写明其中四十四次是机器故障。错过医院预约的岛民，只拿到一张传单。',
  '生命线不是时刻表上的一条线。码头重建时，政府花在候船室上的钱比花在船上的还多，这样的本末倒置令人难以理解。',
  '合约六月到期。新合约应当为真正开出的航班付费，而不是为计划中的航班付费。岛民在一间很好的候船室里已经等得够久了。',
]
export const DE = [
  'Die Fähre, die die äußeren Inseln mit dem Festland verbindet, ist im vergangenen Jahr an 61 Tagen ausgefallen. Der Betreiber nennt das Wetter, sein eigenes Logbuch nennt an 44 Tagen die Maschinen.',
  'Eine Lebenslinie ist kein Strich im Fahrplan. Beim Umbau des Hafens hat das Ministerium für den Wartesaal mehr ausgegeben als für das Schiff, auf das man dort wartet.',
  '„Jeder Ausfall ist einer zu viel“, sagte der Minister im März. Seither hat er einen Fahrplan mit weniger Fahrten genehmigt, was die Zahl der Ausfälle gewiss senken wird.',
  'Der Vertrag endet im Juni. Der neue sollte Fahrten bezahlen, die stattfinden, und nicht Fahrten, die geplant sind. Die Inseln haben lange genug in einem sehr guten Wartesaal gewartet.',
]
export const FR = [
  'Le bac qui relie les îles au continent a été annulé soixante et un jours l’an dernier. L’exploitant accuse la météo ; son propre journal de bord accuse les moteurs quarante-quatre fois.',
  'Une ligne de vie n’est pas un trait sur un horaire. Lors de la reconstruction du port, le ministère a dépensé plus pour la salle d’attente que pour le bateau que l’on y attend.',
  'Le contrat s’achève en juin. Le prochain devra payer les traversées qui ont lieu et non celles qui sont prévues. Les îliens ont assez attendu dans une fort belle salle d’attente.',
]
export const ES = [
  'El transbordador que une las islas con la península se canceló 61 días el año pasado. La empresa culpa al tiempo; su propio diario culpa a los motores en 44 ocasiones, y a los vecinos que perdieron su cita médica les entregaron un folleto.',
  'Una línea de vida no es una raya en un horario. Cuando se reconstruyó el puerto, el ministerio gastó más en la sala de espera que en el barco que allí se espera.',
  'El contrato termina en junio. El nuevo debe pagar las travesías que se hacen y no las que se prometen. Los isleños ya han esperado bastante en una sala de espera magnífica.',
]
export const IT = [
  'Il traghetto che collega le isole alla terraferma è stato cancellato per 61 giorni lo scorso anno. La compagnia incolpa il maltempo, il suo stesso giornale di bordo incolpa i motori per 44 volte.',
  'Una linea di vita non è una riga su un orario. Quando il porto è stato ricostruito, il ministero ha speso più per la sala d’attesa che per la nave che vi si attende.',
  'Il contratto scade a giugno. Il prossimo dovrà pagare le corse che si fanno e non quelle che si promettono. Gli isolani hanno già aspettato abbastanza in una bellissima sala d’attesa.',
]
export const PT = [
  'A balsa que liga as ilhas ao continente foi cancelada em 61 dias no ano passado. A empresa culpa o tempo; o seu próprio diário de bordo culpa os motores em 44 deles, e não houve explicação aos moradores.',
  'Uma linha de vida não é um risco num horário. Quando o porto foi reconstruído, o ministério gastou mais na sala de espera do que no barco que ali se espera.',
  'O contrato termina em junho. O novo deve pagar as travessias que acontecem e não as que são prometidas. Os ilhéus já esperaram o bastante numa sala de espera muito boa.',
]

/** Paragraphs as the reader gives them, and as most pages print them. */
export const parted = (paragraphs: string[]) => paragraphs.join('\n\n')

/** [what it shows, the page, what is read of it]; a time without an offset is of Seoul. */
export type Layout = [string, string, Partial<SavedText>]

export const read = (text: string) => readSavedText(text, { zone: 'Asia/Seoul' })

/** Everything that a layout names is right; what it does not name is absent, but for the language. */
export function expectRead([, page, expected]: Layout): void {
  const seoul = (time: string | null | undefined) =>
    time?.length === 16 ? `${time}:00+09:00` : (time ?? null)
  const { lang, ...rest } = read(page)
  expect(rest).toEqual({
    title: expected.title,
    posted: seoul(expected.posted),
    updated: seoul(expected.updated),
    author: expected.author ?? null,
    text: expected.text,
  })
  if (expected.lang) expect(lang).toBe(expected.lang)
}

/** A text broken at a width, as mail programs and text browsers do. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(`${indent}${word}`)
  }
  return lines.join('\n')
}
