import type { ArticleFinding } from '../utils/report';
import { formatShare } from './format';
import { useLocale, useWords } from './words';

type Seen = ArticleFinding['body' | 'access' | 'source']['evidence'][number];

function SeenList({ heading, seen }: { heading: string; seen: readonly Seen[] }) {
  const words = useWords();
  return (
    <section>
      <h2>{heading}</h2>
      {seen.length === 0 ? (
        <p class="quiet">{words('evidence_none')}</p>
      ) : (
        <ul>
          {seen.map(({ signal, weight, excerpt }, index) => (
            <li key={index}>
              {words(`signal_${signal}`)}
              {weight < 0 && <span class="quiet"> ({words('evidence_against')})</span>}
              {excerpt && excerpt !== seen[index - 1]?.excerpt && <q dir="auto">{excerpt}</q>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Nothing is certain: no text is told to be a part with 0 or 100 %. */
const nearly = (probability: number): number => Math.min(0.99, Math.max(0.01, probability));

/** "Why?": everything that was seen and made the verdicts, in words. */
export function Evidence({ finding }: { finding: Pick<ArticleFinding, 'body' | 'access' | 'source'> }) {
  const words = useWords();
  const locale = useLocale();
  const { body, access, source } = finding;
  return (
    <details class="evidence">
      <summary>{words('action_why')}</summary>
      <SeenList heading={words('evidence_body')} seen={body.evidence} />
      <p class="quiet">{words('evidence_probability', formatShare(nearly(body.cutProbability), locale))}</p>
      <SeenList heading={words('evidence_access')} seen={access.evidence} />
      <SeenList heading={words('evidence_source')} seen={source.evidence} />
    </details>
  );
}
