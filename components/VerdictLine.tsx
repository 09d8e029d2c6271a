import type { ArticleFinding } from '../utils/report';
import { formatCount } from './format';
import { useLocale, useWords } from './words';

/** The two verdicts, side by side and never mixed: what the page holds, and what the publisher asks for. */
export function VerdictLine({
  finding: { body, access, wordCount },
}: {
  finding: Pick<ArticleFinding, 'body' | 'access' | 'wordCount'>;
}) {
  const words = useWords();
  const locale = useLocale();
  return (
    <dl class="verdicts">
      <div class={`verdict verdict-${body.verdict}`}>
        <dt>{words('axis_body')}</dt>
        <dd>
          {words(`body_${body.verdict}`)}
          {wordCount > 0 && <small>{words('meta_words', formatCount(wordCount, locale))}</small>}
        </dd>
      </div>
      <div class={`verdict verdict-${access.verdict}`}>
        <dt>{words('axis_access')}</dt>
        <dd>{words(`access_${access.verdict}`)}</dd>
      </div>
    </dl>
  );
}
