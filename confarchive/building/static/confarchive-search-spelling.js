/* Which words no page has, and the nearest spelling of them that the archive holds.

   Pagefind passes over words that it does not know, or takes their beginnings for them. */

import { isShort, plain } from "./confarchive-search-query.js";
import { wordsOf } from "./confarchive-search-shown.js";

/** As confarchive/building/search/spellings.py has them. */
const FILES = 32;
const PHRASE_OR_WORD = /["“”„«»][^"“”„«»]+["“”„«»]|[\p{L}\p{M}]+/gu;

/** Milliseconds that most letters follow in. */
const REST = 220;

/** So much longer than letters follow each other comes none: one has stopped. */
const LONGER = 1.25;
/** And so much longer seldom one of a word. */
const MUCH_LONGER = 2;
let rhythm = 0;
let typedAt = 0;

/** Note that a letter was typed, for which the last question is let go: how soon they follow each other tells when no more comes. */
export function noteLetter() {
  const since = performance.now() - typedAt;
  typedAt = performance.now();
  if (since < REST) rhythm = rhythm ? (rhythm + since) / 2 : since;
}

/** Wait while more letters are likely, and longer where the last word is likely to go on, for it has one or two letters, or most pages where one begins so have a longer one:
    its results would be loaded for nothing. What is waited for counts from the last letter, so that nothing is added by what is done meanwhile.
    @type {(query: Query, text: string, search: SearchWord) => Promise<void>} */
export async function settled({ words }, text, search) {
  const latest = performance.now() + REST;
  const last = text.match(/[\p{L}\p{M}\p{N}]+$/u)?.[0] ?? "";
  const goesOn = isShort(last) || (words.includes(last) && await isBegun(last, search));
  const likely = typedAt + (goesOn ? MUCH_LONGER : LONGER) * rhythm;
  const until = goesOn ? Math.min(rhythm ? likely : latest, latest) : likely;
  await new Promise((done) => { setTimeout(done, until - performance.now()); });
}

/** @type {(word: string, search: SearchWord) => Promise<boolean>} */
async function isBegun(word, search) {
  const [whole, begun] = await Promise.all([search(`"${word}"`), search(word)]);
  return 2 * whole.length < begun.length;
}

/** Return the words that no page has, and for those of them that may be misspelt, what is meant.
    And for half typed ones that Pagefind does not find, of which it knows stems alone, a word that begins so.
    `best` is the page that Pagefind found first; `load` gives what a file holds.
    @type {(query: Query, best: PagefindPage | undefined, search: SearchWord, load: Load) => Promise<Doubts>} */
export async function doubts({ words, signs }, best, search, load) {
  const doubtful = signs ? [] : words.filter((word) => !begins(best, word));
  const told = await Promise.all(doubtful.map((word) => looked(word, search, load)));
  const found = (/** @type {"begun" | "nearest"} */ kind) =>
    new Map(doubtful.flatMap((word, at) => (told[at][kind] ? [[word, told[at][kind]]] : [])));
  return { unknown: doubtful.filter((_, at) => !told[at].isKnown), begun: found("begun"), meant: found("nearest") };
}

/** Tell whether a word was found in a page, or a longer one that begins with it.
    @type {(page: PagefindPage | undefined, word: string) => boolean} */
const begins = (page, word) => Boolean(page && wordsOf(page).some((each) => each.startsWith(plain(word))));

/** @type {(word: string, search: SearchWord, load: Load) => Promise<Spelling>} */
async function looked(word, search, load) {
  if ((await search(`"${word}"`)).length) return KNOWN;
  // A page is smaller than a list of words, and most words that are not whole yet begin one of it.
  const [first] = await search(word);
  if (begins(await first?.data(), word)) return KNOWN;
  const spelt = /^[\p{L}\p{M}]+$/u.test(word) ? await spelling(word, load) : UNKNOWN;
  return plain(spelt.begun) === plain(word) ? KNOWN : spelt;
}

/** @type {Spelling} */
const KNOWN = { isKnown: true, begun: "", nearest: "" };
/** @type {Spelling} */
const UNKNOWN = { isKnown: false, begun: "", nearest: "" };

/** Return the word of the archive that begins as `word` does, and where there is none the one that is spelt most alike.
    @type {(word: string, load: Load) => Promise<Spelling>} */
export async function spelling(word, load) {
  const typed = plain(word);
  const allowed = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  // Of two letters changed with each other, or one too many, the second is the first one meant.
  const numbers = new Set([...typed].slice(0, allowed ? 2 : 1).map((letter) => Number(letter.codePointAt(0)) % FILES));
  const best = { word: "", far: allowed + 1 };
  for (const number of numbers) {
    const known = await list(number, load);
    const begun = known.filter((each) => plain(each).startsWith(typed));
    if (begun.length) return { ...KNOWN, begun: begun.find((each) => plain(each) === typed) ?? begun[0] };
    for (const each of known) {
      const far = Math.abs(each.length - typed.length) < best.far ? distance(typed, plain(each)) : best.far;
      if (far < best.far) Object.assign(best, { word: each, far });
    }
    if (best.far <= 1) break;
  }
  return { ...UNKNOWN, nearest: best.word };
}

/** @type {Map<number, Promise<string[]>>} */
const lists = new Map();

/** Load the archive's words of a number, once.
    @type {(number: number, load: Load) => Promise<string[]>} */
function list(number, load) {
  const known = lists.get(number) ?? /** @type {Promise<string[]>} */ (load(`words/${number}.packed`));
  lists.set(number, known);
  return known;
}

/** Return a text with words replaced, but for those in quotation marks.
    @type {(text: string, words: Map<string, string>) => string} */
export const corrected = (text, words) =>
  text.replace(PHRASE_OR_WORD, (typed) => words.get(typed) ?? typed);

/** Count the letters to change, add, drop or swap with the next to make one word the other.
    @type {(one: string, other: string) => number} */
export function distance(one, other) {
  let [before, last] = [/** @type {number[]} */ ([]), Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    const now = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1];
      now[j] = Math.min(last[j] + 1, now[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) now[j] = Math.min(now[j], before[j - 2] + 1);
    }
    [before, last] = [last, now];
  }
  return last[other.length];
}
