import { type ArticleFinding, type PageReport, shareShown } from '../utils/report';
import { formatShare, isolated } from './format';
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
  return (
    <p class="came-from">
      {share === null
        ? words('cameFrom_plain', isolated(name))
        : words('cameFrom_share', isolated(name), formatShare(share, locale))}
    </p>
  );
}
