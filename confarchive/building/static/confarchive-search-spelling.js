/* The nearest spelling of what was typed, of words that the archive holds. */

import { plain } from "./confarchive-search-query.js";

/** Return a text with each word that `vocabulary` does not hold replaced by the nearest it does.
    @type {(text: string, vocabulary: string[]) => string} */
export function nearest(text, vocabulary) {
  return text.replace(/[\p{L}\p{M}]+/gu, (typed) => {
    const word = plain(typed);
    const allowed = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    let best = typed, least = allowed + 1;
    for (const known of vocabulary) {
      if (plain(known).startsWith(word)) return typed;
      const far = Math.abs(known.length - word.length) < least ? distance(word, plain(known)) : least;
      if (far < least) [best, least] = [known, far];
    }
    return best;
  });
}

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
