/** What the scripts of a site hand to each other, and what Pagefind and Sphinx hand to them. */

/* -- a search */

/** Values of facets by the facets' names; of the facet "year" also ranges, "2015-2019". */
type Facets = Record<string, string[]>;

/** What the address says. */
interface Search {
  text: string;
  sort: string;
  /** Whether words are taken as they are typed. */
  typed: boolean;
  chosen: Facets;
}

interface Question {
  text: string;
  facets?: Facets;
  /** "relevance" or "date". */
  sort?: string;
  /** How many results are wanted. */
  shown?: number;
  /** The facets to count. */
  counted?: string[];
  /** Whether words are taken as they are typed, however they are spelt. */
  typed?: boolean;
  /** Whether more may be typed at any moment. */
  typing?: boolean;
}

/** Numbers of pages by facet and value. */
type Counts = Record<string, Record<string, number>>;

/** Plain text, marked text, plain text, and so on. */
type Passage = string[];

interface Section {
  url: string;
  title: string;
  passage: Passage;
}

interface Result {
  url: string;
  title: string;
  date?: string;
  iso?: string;
  conference?: string;
  isTalk?: boolean;
  facts?: string;
  passage?: Passage;
  sections?: Section[];
  /** The words that the page is to mark. */
  marks?: string[];
  /** The words that the page lacks. */
  lacks?: string[];
}

/** An answer; one without counts comes from an index that knows no facets. */
interface Found {
  total?: number | null;
  results: Result[];
  counts?: Counts;
  /** Whether there was no word in what was typed. */
  isWordless?: boolean;
  /** How many of the total lack some of the words. */
  partial?: number;
  /** The words that no page has. */
  unknown?: string[];
  /** What was searched for instead of what was typed. */
  corrected?: string;
  status?: string;
}

interface OtherSearch {
  text: string;
  total: number;
}

interface Advice {
  looser: OtherSearch[];
  /** How many pages the same words find with no facet chosen. */
  everywhere: number;
}

/** An answer is null where another question came before it was found. */
interface Answers {
  find: Found | null;
  advise: Advice | undefined;
}

interface Engine {
  find(question: Question): Promise<Answers["find"]> | Answers["find"];
  advise?(question: Question): Promise<Answers["advise"]>;
  stop?(): unknown;
}

/** Where the engine finds its index: the address of the folder, and of Pagefind's unpacked script. */
interface Opening {
  address: URL | string;
  script?: string;
}

/** The list of an index, as confarchive/building/search/page_list.py has it. */
interface ListColumns {
  version: string;
  parts: [number, number][];
  words: string;
  shared: string;
  /** How far the number of each file that has a brief one beside it is from the one before. */
  long: number[];
  begins: string;
  facets: string[];
  notes: string[];
}

/** A facet's name and, for each of its values, how far the number of each page is from the one before. */
type FacetColumns = [name: string, values: [value: string, gaps: number[]][]];

/* -- the search page and its parts */

type Child = Node | string | null | undefined;

interface Properties {
  onclick?: (event: MouseEvent) => void;
  onchange?: (event: Event & { target: HTMLSelectElement }) => void;
  [name: string]: unknown;
}

type Make = (name: string, properties?: Properties, ...children: Child[]) => HTMLElement;
type Load = (path: string) => Promise<unknown>;
type Offer = (text: string, changed: Partial<Search>, total: number) => HTMLElement;

type FacetCount = [value: string, count: number];
type FacetView = (name: string, counts: FacetCount[], chosen: string[], place: HTMLElement) => HTMLElement[];

interface SearchPage {
  finder: HTMLElement;
  facets: HTMLDetailsElement[];
  /** What has the keyboard where nothing chosen is left. */
  box: HTMLElement;
  make: Make;
  /** Returns the address of a search. */
  address(search: Search): string;
  go(search: Search): void;
  show(options?: { keep?: boolean }): void;
}

type Searchbox = HTMLInputElement & { form: HTMLFormElement };

interface Results {
  item(result: Result): HTMLElement;
  summary(found: Found): string;
  advise(found: Found, question: Question, typed: string, offer: Offer): Promise<HTMLElement[]>;
  /** What is shown while nothing is asked for, and where the index cannot be had. */
  NOTHING: Found;
  FAILED: Found;
}

interface SearchParts {
  results?: Results;
  /** Opens the dialog with what stands in a box; `address` is the search page's. */
  dialog?: (address: string, opener: Searchbox | null) => Promise<void>;
  advice?: (found: Found & { typed: string }, advice: Advice, offer: Offer, make: Make) => HTMLElement[];
  facets?: (counts: Counts, search: Search, page: SearchPage) => void;
  files?: (root: URL, load: Load) => Promise<Engine>;
}

/** What every box of the search needs. */
interface SearchStart {
  make: Make;
  /** Asks the engine; it is opened again when the site was published anew since. */
  ask<Task extends keyof Answers>(task: Task, question: Question): Promise<Answers[Task]>;
  stop(): unknown;
  /** Searches once a box is no longer typed into; `later` does so as if something had been typed. */
  whenTyped(box: HTMLInputElement, search: () => unknown): { later(): void; cancel(): void };
  /** Loads a part that few searches need. */
  extra<Name extends keyof SearchParts>(name: Name): Promise<NonNullable<SearchParts[Name]>>;
  /** The parts that are loaded. */
  extras: SearchParts;
}

/** What there is in a worker alone, which the types of pages lack. */
declare class WorkerGlobalScope {}

declare var archiveSearch: SearchStart;
declare var archiveMark: (words: string[]) => void;

/* -- inside the engine */

interface Language {
  language: string;
  stopwords: Set<string>;
}

/** What is to be found, or one side of an OR. */
interface Side {
  words: string[];
  phrases: string[];
  /** The phrases that stand in quotation marks. */
  exact: string[];
  /** The phrases of signs, each run of them together. */
  runs: string[];
  /** Words of one or two letters. */
  short: string[];
  /** Short words with the word before them. */
  pairs: string[];
  /** All words, plain. */
  all: string[];
  /** The word of the index for a name of signs alone, else "". */
  signs: string;
}

interface Query extends Side {
  /** Words and phrases that results must not have. */
  without: string[];
  /** Names of facets and what was typed of their values. */
  fields: [name: string, text: string][];
  /** The sides of an OR; none where there is no OR. */
  either: Side[];
}

interface Matches {
  results: PagefindResult[];
  /** Null where they are not those of the results. */
  counts: Counts | null;
  /** The pages that have each short word or pair. */
  short: Set<string>[];
  /** How far the words stand apart where they stand closest, by the page that has them. */
  spans: Map<string, number>;
}

/** A result that lacks words. */
interface Partly {
  result: PagefindResult;
  lacked: string[];
}

interface Spelling {
  isKnown: boolean;
  /** A word of the archive that begins so, or "". */
  begun: string;
  /** The word of the archive that is spelt most alike, or "". */
  nearest: string;
}

type SearchWord = (word: string) => Promise<PagefindResult[]>;

/** Words that no page has, and what those of them are likely to mean. */
interface Doubts {
  unknown: string[];
  begun: Map<string, string>;
  meant: Map<string, string>;
}

interface LoadedResult {
  result: PagefindResult;
  data: PagefindPage;
}

/* -- Pagefind, https://pagefind.app/docs/api/ */

type PagefindFilters = Record<string, string | { any: string[] }>;

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  createInstance(options: object): Pagefind;
  preload(text: string | null, options: { filters: PagefindFilters }): Promise<void>;
  search(text: string | null, options?: { filters?: PagefindFilters; sort?: Record<string, "asc" | "desc"> }): Promise<PagefindAnswer>;
}

interface PagefindAnswer {
  results: PagefindResult[];
  filters: Counts;
  totalFilters: Counts;
}

interface PagefindResult {
  id: string;
  score: number;
  /** The places of the words found. */
  words: number[];
  matchedMetaFields?: string[];
  data(): Promise<PagefindPage>;
}

interface PagefindPage {
  url: string;
  content: string;
  excerpt: string;
  meta: Record<string, string>;
  filters?: Record<string, string[]>;
  locations: number[];
  sub_results: { url: string; title: string; excerpt: string; anchor?: object }[];
}
