import { useCallback, useMemo } from 'preact/hooks';
import { useWords } from '../words';
import { AloudPanel, useAloud } from './AloudPanel';
import { AppearancePanel } from './AppearancePanel';
import { ContentsPanel } from './ContentsPanel';
import type { Shown, ToolsHost } from './host';
import { KeysDialog } from './KeysDialog';
import { outlineOf } from './outline';
import { readerKeys } from './reader-keys';
import { SavePanel } from './SavePanel';
import type { useAppearance } from './use-appearance';

interface Props {
  host: ToolsHost;
  looks: ReturnType<typeof useAppearance>;
  /** What is on the screen; null as long as there is no text. */
  shown: Shown | null;
}

/** The tool bar of the reading view. */
export function Tools({ host, looks, shown }: Props) {
  const words = useWords();
  const parts = useMemo(() => (shown ? outlineOf(shown.text) : []), [shown?.text]);
  const saving = useMemo(() => (shown ? host.saving(shown) : null), [shown]);
  const { appearance, preview, change } = looks;
  const lang = shown?.finding.lang ?? null;
  const open = useCallback(
    (onChange: Parameters<ToolsHost['aloud']>[3]) =>
      host.aloud(shown?.text ?? document.body, lang, appearance?.speechRate ?? 1, onChange),
    [shown?.text, lang],
  );
  const { aloud, state } = useAloud(shown ? open : null);
  const keys = readerKeys({
    text: shown?.text ?? null,
    appearance,
    size: host.degrees.sizePercent,
    change: (next) => void change(next),
  });
  return (
    <section class="tools" aria-label={words('reader_tools')}>
      {parts.length > 0 && <ContentsPanel parts={parts} />}
      {appearance && (
        <AppearancePanel
          appearance={appearance}
          bounds={host.degrees}
          onPreview={preview}
          onChange={(next) => void change(next)}
        />
      )}
      {aloud && appearance && (
        <AloudPanel
          aloud={aloud}
          state={state}
          lang={lang}
          rate={appearance.speechRate}
          bounds={host.degrees.speechRate}
          onRate={(speechRate) => void change({ ...appearance, speechRate })}
        />
      )}
      {saving && <SavePanel host={saving} />}
      {appearance && (
        <KeysDialog
          keys={keys}
          single={appearance.singleKeys}
          onSingle={(singleKeys) => void change({ ...appearance, singleKeys })}
        />
      )}
    </section>
  );
}
