import { useState } from 'preact/hooks';
import type { ArticleFinding, Overruling } from '../utils/report';
import { verdictReport } from '../utils/report/wrong';
import { useWords } from './words';

interface Props {
  finding: ArticleFinding;
  pageUrl: string;
  version: string;
  /** What the reader has said of this page before, or null. */
  overruled: Overruling | null;
  /** Keeps the reader's word; null takes it back. */
  onOverrule: (verdict: Overruling | null) => void;
  /** A rejection is told to the reader. */
  onCopy: (report: string) => Promise<void>;
}

/** "This is wrong": the reader's own word for this page, and a report that can be copied. Nothing is sent. */
export function WrongVerdict({ finding, pageUrl, version, overruled, onOverrule, onCopy }: Props) {
  const words = useWords();
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  const report = verdictReport(finding, pageUrl, version, overruled);
  const other: Overruling = finding.body.verdict === 'cut' ? 'complete' : 'cut';
  const say = (verdict: Overruling | null) => {
    setCopied('no');
    onOverrule(verdict);
  };
  const copy = () =>
    onCopy(report).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  return (
    <>
      {overruled && <p class="said">{words(`said_${overruled}`)}</p>}
      <details class="wrong">
        <summary>{words('wrong_summary')}</summary>
        <p class="quiet">{words('wrong_hint')}</p>
        <textarea readOnly rows={6} dir="ltr" aria-label={words('wrong_report')} value={report} />
        <div class="ways">
          <button type="button" class="button" onClick={() => say(overruled ? null : other)}>
            {words(overruled ? 'said_takeBack' : other === 'complete' ? 'wrong_isWhole' : 'wrong_isCut')}
          </button>
          <button type="button" class="button" onClick={copy}>
            {words(copied === 'yes' ? 'action_copied' : 'wrong_copy')}
          </button>
        </div>
        <p class="quiet" role="status">
          {copied === 'refused' ? words('error_copy') : overruled ? words('wrong_noted') : ''}
        </p>
      </details>
    </>
  );
}
