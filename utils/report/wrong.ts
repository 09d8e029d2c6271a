/** The report of a wrong verdict. Apart from the schemas, which scripts in pages need not carry. */
import type { ArticleFinding, Overruling } from '../report';

/** Everything behind the end of the last sentence but one. */
const lastSentence = (text: string): string =>
  /[^.!?。！？।؟۔]*[.!?。！？।؟۔…"»”’)\]\s]*$/u.exec(text)?.[0].trim() || text;

/**
 * A report of a wrong verdict for whoever mends it: what was judged, by which signals, and nothing of the text but its
 * last sentence. For the reader to look at, copy and send; nothing sends it.
 *
 * @param version of the extension
 * @param pageUrl given without its query and fragment, which may hold what is the reader's own
 * @param overruled what the reader says instead, if anything
 */
export function verdictReport(
  finding: ArticleFinding,
  pageUrl: string,
  version: string,
  overruled: Overruling | null = null,
): string {
  const signals = (list: readonly { signal: string; weight: number }[]) =>
    list.map(({ signal, weight }) => `${signal} ${weight}`).join(', ') || 'none';
  const { body, access, source } = finding;
  return [
    `Headwater ${version}: wrong verdict`,
    `page: ${pageUrl.split(/[?#]/)[0]}`,
    `language: ${finding.lang ?? 'unknown'}, ${finding.wordCount} words, aggregator: ${finding.aggregator ?? 'none'}`,
    `body: ${body.verdict} ${body.cutProbability} (${signals(body.evidence)})`,
    `access: ${access.verdict} (${signals(access.evidence)})`,
    `source: ${source.kind} (${signals(source.evidence)})`,
    `the reader says: ${overruled ?? 'nothing'}`,
    `last sentence: ${lastSentence(body.lastWords)}`,
  ].join('\n');
}
