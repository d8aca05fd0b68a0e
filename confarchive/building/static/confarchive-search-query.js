/* What a reader typed, taken apart as confarchive/building/search/tokenizer.py takes the texts apart. */

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
const BETWEEN_WORDS = /[\s/,;:!?()[\]{}|<>=&*~^%$\\`—–…·"“”„«»、。，：；！？「」『』（）]+/u;
// What stands before a word or a phrase to leave out, and the names of facets that can be typed.
const EXCLUDED = /(?<!\S)-(?:["“”„«»]([^"“”„«»]+)["“”„«»]|([\p{L}\p{N}]{2}\S*))/gu;
const FIELDS = /(?<!\S)(conf|conference|series|edition|year|category|tag|author|country|language):(?:["“”„«»]([^"“”„«»]+)["“”„«»]|(\S+))/giu;
const EITHER = /\s+OR\s+/u;
const SIGN = /(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*/gu;
// Of a Thai or Lao vowel NFKC makes a mark and another vowel, which texts have not.
export const FOLDED = /[^\p{Script=Thai}\p{Script=Lao}]+/gu;
/** Stands between the words that signs were cut into. */
export const RUN = "\n";
const LETTERS = 0x18b00;
const LETTERED = /[\u{18b00}-\u{18cff}]/gu;
const SIGNS = new RegExp(`(?:${SIGN.source})+`, "gu");
const NAME = /[\p{L}\p{N}]*(?:[A-Za-z]\d|\d[A-Za-z]|[a-z][A-Z])[\p{L}\p{N}]*/gu;
const GLUE = /\u2060(<\/mark>)?(?: |$)(<mark>)?/gu;

/** Take a text apart: what is to be found and what is not, each side of an OR, and values of facets.
    @type {(text: string, language: Language) => Query} */
export function parse(typed, language) {
  /** @type {[string, string][]} */
  const fields = [];
  /** @type {string[]} */
  const without = [];
  const fieldless = typed.replace(FOLDED, (part) => part.normalize("NFKC")).replace(FIELDS, (_, name, phrase, word) => {
    fields.push([/^conf/i.test(name) ? "series" : name.toLowerCase(), phrase ?? word]);
    return " ";
  });
  const text = fieldless.replace(EXCLUDED, (_, phrase, word) => {
    without.push(apart(phrase ?? word));
    return " ";
  });
  // Signs before a word alone are part of a name, as that of an option.
  if (without.length && !text.trim() && !fields.length) return { ...words(fieldless, language), fields, without: [], either: [] };
  const sides = text.split(EITHER).filter((side) => side.trim());
  return {
    ...words(sides.join(" "), language), fields, without,
    either: sides.length > 1 ? sides.map((side) => words(side, language)) : [],
  };
}

/** Take a text apart: phrases, in quotation marks or of signs, and words.
    @type {(text: string, language: Language) => Side} */
function words(text, { language, stopwords }) {
  /** @type {string[]} */
  const phrases = [];
  /** @type {string[]} */
  const runs = [];
  const rest = text.replace(QUOTED, (_, phrase) => {
    phrases.push(apart(phrase));
    return " ";
  });
  const exact = phrases.length;
  const signless = rest.replace(SIGNS, (run) => {
    const cut = segments(run, language).map(apart);
    phrases.push(...cut);
    runs.push(cut.join(RUN));
    return " ";
  });
  const every = apart(signless).split(BETWEEN_WORDS).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = every.filter((word) => !stopwords.has(word.toLowerCase()));
  const kept = telling.length + phrases.length ? telling : every;
  return {
    phrases, exact: phrases.slice(0, exact), runs,
    words: kept.filter((word) => !isShort(word)), short: kept.filter(isShort),
    pairs: every.flatMap((word, at) => (isShort(word) && at && kept.includes(word) && kept.includes(every[at - 1]) ? [`${every[at - 1]} ${word}`] : [])),
    all: plain(apart(text)).split(" "),
    signs: signWord(text),
  };
}

/** Return the word that stands in the index for a name of signs alone, "" for others.
    @type {(text: string) => string} */
function signWord(text) {
  const signs = text.replace(/[\s\ufe0e\ufe0f\u200d]/gu, "");
  if (/^$|[\p{L}\p{N}]/u.test(signs)) return "";
  const word = (/** @type {string} */ sign) => Number(sign.codePointAt(0)).toString(16).replace(/./g, (digit) => "abcdefghijklmnop"[parseInt(digit, 16)]);
  return `zz${Array.from(signs, (sign) => `${word(sign)}q`).join("")}`;
}

const HASH = /(?<![\p{L}\p{N}+#])[+#](?=[\p{L}\p{N}])/gu;
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L}{3})/gu;
/** Marks stand in the index as letters.
    @type {(sign: string) => string} */
const lettered = (sign) => ` ${sign.normalize("NFD").replace(/\p{M}/gu, (mark) => {
  const code = Number(mark.codePointAt(0));
  return String.fromCodePoint(LETTERS + (code & 255) + (code >> 8 === 0x17 ? 0x60 : 0));
})} `;
/** @type {(letter: string) => string} */
const unlettered = (letter) => {
  const code = Number(letter.codePointAt(0)) - LETTERS;
  return String.fromCodePoint(code > 255 ? code + 0x16a0 : code + ([0x99, 0x9a].includes(code) ? 0x3000 : 0xe00));
};
const apart = (/** @type {string} */ text) => text.replace(HASH, " ").replace(APOSTROPHE, " ").replace(SIGN, lettered).replace(NAME, " $& ").replace(/\s+/gu, " ").trim();
export const together = (/** @type {string} */ text) => text.replace(GLUE, "$1$2").replace(LETTERED, unlettered).normalize("NFC");
/** Return a run of signs as it was typed.
    @type {(run: string) => string} */
export const shownRun = (run) => (run.search(SIGN) >= 0 ? together(run.replace(/\s/gu, "")) : run);
/** Tell a word that is one sign: pages mark words alone. */
export const isSign = (/** @type {string} */ word) => word.replace(SIGN, "").replace(LETTERED, "") === "";

/** Cut signs into words, by the browser's dictionary where it has one.
    @type {(run: string, language: string) => string[]} */
const segments = (run, language) =>
  Intl.Segmenter ? Array.from(new Intl.Segmenter(language, { granularity: "word" }).segment(run), ({ segment }) => segment) : [run];

/** Tell a word that many others begin with: it stands for itself alone. */
export const isShort = (/** @type {string} */ word) => /^[\p{Script=Latin}\p{N}]{1,2}$/u.test(word);

/** Write a text for comparing: no capitals, no marks, nothing but letters and digits. */
export const plain = (/** @type {string} */ text) =>
  text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();

/** Tell which values of a facet are meant by what was typed: some words of them, or a range of years.
    @type {(name: string, text: string) => (value: string) => boolean} */
export function isMeant(name, text) {
  const [from, to = from] = text.split("-");
  if (name === "year") return (value) => from <= value && value <= to;
  return (value) => ` ${plain(value)} `.includes(` ${plain(text)} `);
}
