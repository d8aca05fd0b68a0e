/** What scripts of a site that is read from files are handed: Sphinx's search, and what stands beside its index. */

/* -- Sphinx's own search: searchtools.js and documentation_options.js */

type SphinxQuestion = [query: string, terms: Set<string>, excluded: Set<string>, words: Set<string>, ...rest: unknown[]];

/** The numbers of pages by word, or the only one. */
type SphinxTerms = Record<string, number | number[]>;

type SphinxResult = [name: string, title: string, anchor: string, ...rest: unknown[]];

declare var Search: {
  deferQuery(query: string | null): void;
  stopPulse(): void;
  _parseQuery(text: string): SphinxQuestion;
  _performSearch(...question: SphinxQuestion): SphinxResult[];
  _index: {
    terms: SphinxTerms;
    titleterms: SphinxTerms;
    titles: string[];
    alltitles: Record<string, unknown>;
  };
};
declare class Stemmer {
  stemWord(word: string): string;
}
declare var DOCUMENTATION_OPTIONS: { BUILDER: string; FILE_SUFFIX: string };

/** What stands beside Sphinx's index, written by confarchive/building/search/scripts.py. */
declare var archiveFiles: {
  FILES: number;
  FOLDED: RegExp;
  plain(text: string): string;
  isNamed(meta: Record<string, string>, query: { all: string[] }): boolean;
  spelling(word: string, load: (file: string) => Promise<string[]>): Promise<Spelling>;
  corrected(text: string, words: Map<string, string>): string;
  names: { url: string; name: string; aliases: string; facts: string }[];
  spelled: Record<string, string>;
};
