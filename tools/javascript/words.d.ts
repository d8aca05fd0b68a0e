/** What scripts say words by, as confarchive/building/translations.py hands them. */

/** Words in the language of a page that is not English, by their English; `form` tells which form a number takes. */
interface ArchiveMessages {
  messages: Record<string, string | string[]>;
  form(number: number): number;
}

/** What says words, as gettext does; values stand in the places that messages name. */
interface ArchiveWords {
  filled<Value>(text: string, values: Record<string, Value | Value[]>): (string | Value)[];
  gettext(message: string, values?: Record<string, unknown>): string;
  pgettext(context: string, message: string, values?: Record<string, unknown>): string;
  ngettext(one: string, many: string, count: number, values?: Record<string, unknown>): string;
}

declare var archiveMessages: ArchiveMessages | undefined;
declare var archiveWords: ArchiveWords;
