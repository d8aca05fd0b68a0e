/* Words that stand in a row: for these all places of a word have to be known, of which brief files have some. */

import { WHOLE, areBrief } from "./confarchive-search-list.js";

/** Return what finds the pages with a phrase in quotation marks, in the index at an address.
    @type {(pagefind: Pagefind, index: URL, root: URL) => Pagefind["search"]} */
export function phraseSearch(pagefind, index, root) {
  /** @type {Promise<Pagefind> | undefined} */
  let whole;
  /** Open Pagefind once more: what it has loaded, it loads no more. */
  const open = async () => {
    const other = pagefind.createInstance({ basePath: index.href.replace(/\/$/, WHOLE), baseUrl: root.pathname, noWorker: true });
    await other.init();
    return other;
  };
  return async (text, options) => {
    const found = await pagefind.search(text, options);
    if (!areBrief || !text?.includes(" ")) return found;
    return (await (whole ??= open())).search(text, options);
  };
}
