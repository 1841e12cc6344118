/**
 * Whether a word can be a Vietnamese syllable: an onset, a rhyme of the language, at most one tone. Text in an old font
 * read as Unicode gives words that cannot be, which is how it is recognised.
 */

const toneMarks = /[\u0300\u0301\u0303\u0309\u0323]/g
const stoppedTones = /[\u0301\u0323]/

const onset = /^(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?/

const rhymes = new Set(
  `a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uơ uôc uôi uôm uôn
  uông uôt uy uya uych uyn uynh uyt uyên uyêt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
  y ych ym yn ynh yt yêm yên yêng yêt yêu`.split(/\s+/),
)

const known = new Map<string, boolean>()
const mostKnown = 20_000

/** @param word one word of letters, in any case and normal form. */
export function isSyllable(word: string): boolean {
  const key = word.normalize('NFC').toLocaleLowerCase('vi')
  const found = known.get(key)
  if (found !== undefined) return found
  if (known.size >= mostKnown) known.clear()
  const answer = check(key)
  known.set(key, answer)
  return answer
}

function check(word: string): boolean {
  const decomposed = word.normalize('NFD')
  const tones = decomposed.match(toneMarks) ?? []
  if (tones.length > 1) return false
  const letters = decomposed.replace(toneMarks, '').normalize('NFC')
  if (!hasRhyme(letters)) return false
  // A syllable that ends in c, ch, p or t carries sắc or nặng.
  return !/(?:c|ch|p|t)$/.test(letters) || (tones.length === 1 && stoppedTones.test(tones[0] ?? ''))
}

/** "gi" and "qu" lend their vowel to the rhyme in some words: gì, gịn, quỳ. */
function hasRhyme(letters: string): boolean {
  const [start = ''] = onset.exec(letters) ?? []
  if (rhymes.has(letters.slice(start.length))) return true
  return (start === 'gi' || start === 'qu') && rhymes.has(letters.slice(1))
}
