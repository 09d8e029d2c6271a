import { type ArticleFinding, type PageReport, shareShown } from '../utils/report';
import { formatShare } from './format';
import { useLocale, useWords } from './words';

interface Props {
  from: NonNullable<PageReport['cameFrom']>;
  /** What the original's own page holds. */
  finding: Pick<ArticleFinding, 'wordCount' | 'body'>;
}

/** From where the reader came to this original, and how much of it was shown there. */
export function CameFrom({ from: { name, shownWords }, finding: { wordCount, body } }: Props) {
  const words = useWords();
  const locale = useLocale();
  const share = shareShown(shownWords, { wordCount, body: body.verdict });
  // Bidirectional isolates keep a name from turning the sentence around it.
  const isolated = `\u2068${name.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
  return (
    <p class="came-from">
      {share === null
        ? words('cameFrom_plain', isolated)
        : words('cameFrom_share', isolated, formatShare(share, locale))}
    </p>
  );
}
