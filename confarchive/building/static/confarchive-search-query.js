/* What a reader typed, taken apart as confarchive/building/search/tokenizer.py takes the texts apart. */

const QUOTED = /["“”„«»]([^"“”„«»]+)["“”„«»]/gu;
const BETWEEN_WORDS = /[\s/,;:!?()[\]{}|<>=&*~^%$\\`—–…·"“”„«»、。，：；！？「」『』（）]+/u;
// What stands before a word or a phrase to leave out, and the names of facets that can be typed.
const EXCLUDED = /(?<!\S)-(?:["“”„«»]([^"“”„«»]+)["“”„«»]|([\p{L}\p{N}]{2}\S*))/gu;
const FIELDS = /(?<!\S)(conf|conference|series|edition|year|category|tag|author|country|language):(?:["“”„«»]([^"“”„«»]+)["“”„«»]|(\S+))/giu;
const EITHER = /\s+OR\s+/u;
const SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]|\p{Script=Thai}\p{M}*/gu;
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
  const fieldless = typed.normalize("NFKC").replace(FIELDS, (_, name, phrase, word) => {
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
  const rest = text.replace(QUOTED, (_, phrase) => {
    phrases.push(apart(phrase));
    return " ";
  });
  const exact = phrases.length;
  const signless = rest.replace(SIGNS, (run) => {
    phrases.push(...segments(run, language).map(apart));
    return " ";
  });
  const every = apart(signless).split(BETWEEN_WORDS).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const telling = every.filter((word) => !stopwords.has(word.toLowerCase()));
  const kept = telling.length + phrases.length ? telling : every;
  return {
    phrases, exact: phrases.slice(0, exact),
    words: kept.filter((word) => !isShort(word)), short: kept.filter(isShort),
    pairs: every.flatMap((word, at) => (isShort(word) && at ? [`${every[at - 1]} ${word}`] : [])),
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
const apart = (/** @type {string} */ text) => text.replace(HASH, " ").replace(APOSTROPHE, " ").replace(SIGN, " $& ").replace(NAME, " $& ").replace(/\s+/gu, " ").trim();
export const together = (/** @type {string} */ text) => text.replace(GLUE, "$1$2");

/** Cut signs into words, by the browser's dictionary where it has one.
    @type {(run: string, language: string) => string[]} */
const segments = (run, language) =>
  Intl.Segmenter ? Array.from(new Intl.Segmenter(language, { granularity: "word" }).segment(run), ({ segment }) => segment) : [run];

/** Tell a word that many others begin with: it stands for itself alone. */
const isShort = (/** @type {string} */ word) => /^[\p{Script=Latin}\p{N}]{1,2}$/u.test(word);

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
