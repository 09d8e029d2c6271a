import type { ConsentOutcome } from '../utils/report';
import { useWords } from './words';

interface Props {
  consent: ConsentOutcome;
  /** `undone`: the banner is back. `stuck`: it could not be brought back. */
  undo: 'possible' | 'undone' | 'stuck';
  onUndo: () => void;
  /** Leaves the banner to the reader and loads the page anew; null where that cannot be done. */
  onShow: (() => void) | null;
}

/** What was done with the consent banner, and the way back. */
export function CleanedLine({ consent, undo, onUndo, onShow }: Props) {
  const words = useWords();
  const details = [
    consent.tool && words('consent_tool', consent.tool),
    consent.pressed && words('consent_pressed', consent.pressed),
  ].filter((detail) => detail !== null && detail !== '');
  return (
    <div class={`cleaned cleaned-${consent.outcome}`}>
      <div aria-live="polite">
        <p>
          {words(undo === 'undone' ? 'consent_undone' : `consent_${consent.outcome}`)}
          {undo === 'possible' &&
            details.map((detail) => (
              <span class="quiet" key={detail}>
                {' · '}
                <bdi>{detail}</bdi>
              </span>
            ))}
        </p>
        {undo === 'stuck' && (
          <p>{words(consent.outcome === 'hidden' ? 'consent_undoHidden' : 'consent_undoAnswered')}</p>
        )}
      </div>
      {undo === 'stuck' && onShow && (
        <>
          <button type="button" class="button small" onClick={onShow}>
            {words('action_showBanner')}
          </button>
          <p class="quiet">{words('banner_showHint')}</p>
        </>
      )}
      {undo === 'possible' && consent.undoable && (
        <button type="button" class="button small" onClick={onUndo}>
          {words('action_undo')}
        </button>
      )}
    </div>
  );
}
