import { readChangelog } from './changelog';
import { PageHead, type Pages } from './PageHead';
import { useWords } from './words';

/** Names of keys and files stand between backticks. */
const spoken = (text: string) =>
  text.split('`').map((part, index) => (index % 2 ? <code key={part}>{part}</code> : part));

/**
 * What changed from version to version. It is shown to those who ask for it, and written in English alone.
 *
 * @param changelog as it stands in the file
 */
export function Changes({ changelog, pages }: { changelog: string; pages: Pages }) {
  const words = useWords();
  return (
    <div class="page">
      <PageHead pages={pages} at={null} />
      <main>
        <h1>{words('changes_heading')}</h1>
        <div class="changes" lang="en" dir="ltr">
          {readChangelog(changelog).map(({ title, lead, points }) => (
            <section class="panel" key={title}>
              <h2>{title}</h2>
              {lead && <p>{lead}</p>}
              <ul>
                {points.map((point) => (
                  <li key={point}>{spoken(point)}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      </main>
    </div>
  );
}
