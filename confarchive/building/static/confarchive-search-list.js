/* Pagefind's list of all pages and files, out of the columns that confarchive/building/search/page_list.py has of it:
   these are a third as many bytes. It is CBOR (RFC 8949) of [version, pages, files of words, facets, orders, notes].
   And its files of facets, [name, [[value, numbers of pages], …]], out of how far each number is from the one before. */

const SIGNATURE = "pagefind_dcd";
const ENCODER = new TextEncoder();
const FIRST_SIGN = 35;
const BITS = 3;
const LAST = "\u{10ffff}";
/** Stands in the addresses of files that are to be whole. Browsers pass over it. */
export const WHOLE = "/./";

/** Whether words were loaded of which only some places are known. */
export let areBrief = false;

/** Have Pagefind get shorter files, or what is made of them, when it asks for its own, which are there as well.
    `load` gives what a file of the index holds.
    @type {(load: (name: string) => Promise<any>) => void} */
export function replaceFiles(load) {
  const { fetch } = globalThis;
  /** @type {(path: string) => Promise<BodyInit> | undefined} */
  const made = (path) => {
    const [facet] = path.match(/filter\/\d+(?=\.pf_filter$)/) ?? [];
    if (facet) return load(`${facet.replace("filter", "facets")}.packed`).then(facetMembers);
    if (path.endsWith("-long.pf_index") && !path.includes(WHOLE)) return brief(path);
    return path.endsWith(".pf_meta") ? load("list.packed").then(listed) : undefined;
  };
  const brief = async (/** @type {string} */ path) => {
    const answer = await fetch(path.replace("/index/", "/brief/"));
    if (!answer.ok) throw new Error(path);
    areBrief = true;
    return answer.arrayBuffer();
  };
  globalThis.fetch = async (asked, ...options) =>
    made(String(asked).split("?")[0])?.then((file) => new Response(file), () => fetch(asked, ...options)) ?? fetch(asked, ...options);
}

/** @type {(columns: FacetColumns) => Uint8Array<ArrayBuffer>} */
export function facetMembers([name, values]) {
  return packed([name, values.map(([value, gaps]) => [value, summed(gaps)])]);
}

/** @type {(gaps: number[]) => number[]} */
function summed(gaps) {
  let number = 0;
  return gaps.map((gap) => (number += gap));
}

/** @type {(columns: ListColumns) => Uint8Array<ArrayBuffer>} */
export function listed({ version, parts, words, shared, long, begins, facets, notes }) {
  const sizes = signs(words).map((size) => (size % (1 << BITS)) << (size >> BITS));
  const names = parts.flatMap(([part, pages]) => Array.from({ length: pages }, (_, number) => `${part}-${number}`));
  let before = "";
  const same = signs(shared);
  const firsts = same.length ? begins.split("\n").map((rest, file) => (before = [...before].slice(0, same[file]).join("") + rest)) : [];
  const isLong = new Set(summed(long));
  const list = [
    version,
    names.map((name, page) => [name, sizes[page]]),
    firsts.map((first, file) => [first, firsts[file + 1] ?? LAST, `${file}${isLong.has(file) ? "-long" : ""}`]),
    facets.map((name, file) => [name, String(file)]),
    [],
    notes,
  ];
  return packed(list);
}

/** @type {(value: CborValue) => Uint8Array<ArrayBuffer>} */
function packed(value) {
  /** @type {number[]} */
  const bytes = [...ENCODER.encode(SIGNATURE)];
  write(value, bytes);
  return Uint8Array.from(bytes);
}

const signs = (/** @type {string} */ column) => Array.from(column, (sign) => Number(sign.codePointAt(0)) - FIRST_SIGN);

/** @typedef {string | number | CborValue[]} CborValue
    @type {(value: CborValue, bytes: number[]) => void} */
function write(value, bytes) {
  if (typeof value === "number") head(0, value, bytes);
  else if (typeof value === "string") {
    // A name or a number has few letters, and most words no others.
    const letters = /^[\0-\x7f]*$/.test(value) ? Array.from(value, (letter) => letter.charCodeAt(0)) : [...ENCODER.encode(value)];
    head(3, letters.length, bytes);
    bytes.push(...letters);
  } else {
    head(4, value.length, bytes);
    for (const each of value) write(each, bytes);
  }
}

/** Write what kind of value comes, and its number or length.
    @type {(kind: number, number: number, bytes: number[]) => void} */
function head(kind, number, bytes) {
  const size = number < 24 ? 0 : number < 256 ? 1 : number < 65536 ? 2 : 4;
  bytes.push((kind << 5) | (size ? 24 + Math.log2(size) : number));
  for (let left = size; left; left--) bytes.push((number >>> (8 * (left - 1))) & 255);
}
