import type { Part } from './outline';
import { Panel } from './Panel';

/** The table of contents; a press goes there. */
export function ContentsPanel({ parts }: { parts: readonly Part[] }) {
  const close = (event: Event) => {
    const panel = (event.currentTarget as Element).closest<HTMLElement>('[popover]');
    panel?.hidePopover?.();
  };
  return (
    <Panel id="contents" label="reader_contents">
      <ol class="contents">
        {parts.map(({ id, title, depth }) => (
          <li key={id} style={{ paddingInlineStart: `${depth}em` }}>
            <a href={`#${id}`} onClick={close}>
              <bdi>{title}</bdi>
            </a>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
