import type { ArticleFinding } from '../utils/report';
import { useWords } from './words';

/** The two verdicts, side by side and never mixed: what the page holds, and what the publisher asks for. */
export function VerdictLine({
  finding: { body, access },
}: {
  finding: Pick<ArticleFinding, 'body' | 'access'>;
}) {
  const words = useWords();
  return (
    <dl class="verdicts">
      <div class={`verdict verdict-${body.verdict}`}>
        <dt>{words('axis_body')}</dt>
        <dd>{words(`body_${body.verdict}`)}</dd>
      </div>
      <div class={`verdict verdict-${access.verdict}`}>
        <dt>{words('axis_access')}</dt>
        <dd>{words(`access_${access.verdict}`)}</dd>
      </div>
    </dl>
  );
}
