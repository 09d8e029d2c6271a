/** Lines that hold a date and nothing else, in many languages: the names of months and days come from the browser itself. */
import { fold } from './fold';

const LANGUAGES =
  'ar bg cs da de el en es fi fr he hi hr hu id it ja ko nb nl pl pt ro ru sk sr sv th tr uk vi zh'.split(
    ' ',
  );

/** Words around dates, folded. */
const FILLERS =
  'am pm a.m p.m at on by of the um uhr am le à a de del di da do op om kl klo den la il o os et und and y e i r г в о saat tarih tarihi est edt cst cdt mst mdt pst pdt hst gmt utc ist bst cet cest msk et pt ct updated update published posted created modified last original first publié mis jour modifié aktualisiert veröffentlicht stand publicado actualizado atualizado pubblicato aggiornato gepubliceerd bijgewerkt opublikowano aktualizacja опубликовано обновлено yayinlanma güncelleme güncellenme ago hours hour minutes minute days day yesterday today'.split(
    ' ',
  );

let vocabulary: Set<string> | undefined;

const tokensOf = (folded: string) =>
  folded
    .split(/[^\p{L}\p{M}\p{N}.]+/u)
    .map((token) => token.replaceAll(/^\.+|(?<!\.)\.+$/g, ''))
    .filter(Boolean);

function words(): Set<string> {
  if (vocabulary) return vocabulary;
  vocabulary = new Set(FILLERS);
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      const month = new Intl.DateTimeFormat(language, { day: 'numeric', month: style, timeZone: 'UTC' });
      const weekday = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
      for (let index = 0; index < 12; index++) {
        for (const token of tokensOf(fold(month.format(Date.UTC(2024, index, 15))))) vocabulary.add(token);
        for (const token of tokensOf(fold(weekday.format(Date.UTC(2024, 0, 1 + (index % 7))))))
          vocabulary.add(token);
      }
    }
  }
  return vocabulary;
}

/**
 * Is this only a date, with or without a time and words such as "updated"?
 *
 * @param folded at most a line; longer texts are no date
 */
export function isDateLine(folded: string): boolean {
  if (folded.length > 120 || !/\d/.test(folded)) return false;
  const tokens = tokensOf(folded);
  const names = tokens.filter((token) => !/\d/.test(token));
  const numbers = tokens.length - names.length;
  return (
    numbers >= 1 &&
    numbers <= 10 &&
    names.length >= 1 &&
    names.every((token) => words().has(token)) &&
    tokens.every(
      (token) =>
        !/\d/.test(token) ||
        /^\d{1,4}(?:[.:]\d{1,4}){0,2}(?:st|nd|rd|th|er|am|pm|h\d{0,2}|年|月|日|时|분|년|월|일)*(?:\d{1,2}(?:月|日|월|일))*$/u.test(
          token,
        ),
    )
  );
}
