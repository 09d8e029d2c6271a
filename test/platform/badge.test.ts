import { describe, expect, it } from 'vitest';
import { badgeOf } from '../../utils/platform/badge';
import type { ConsentOutcome } from '../../utils/report';
import { finding, report } from '../ledger/make';

const consent = (outcome: ConsentOutcome['outcome']): ConsentOutcome => ({
  outcome,
  stage: 'notice',
  tool: null,
  pressed: 'Close',
  visibleMs: 12,
  undoable: true,
});
const body = finding().body;

describe('the badge', () => {
  it('is empty without a report, and on an ordinary whole article', () => {
    expect(badgeOf(null).text).toBe('');
    const whole = finding({ aggregator: null, body: { ...body, verdict: 'complete' } });
    expect(badgeOf(report({ article: whole })).text).toBe('');
  });

  it('tells of a cut before anything else', () => {
    expect(badgeOf(report({ consent: consent('rejected') })).title).toBe('badge_cut');
  });

  it('tells of doubt on an aggregator only', () => {
    const doubt = { ...body, verdict: 'unknown' as const };
    expect(badgeOf(report({ article: finding({ body: doubt }) })).title).toBe('badge_unknown');
    expect(badgeOf(report({ article: finding({ body: doubt, aggregator: null }) })).title).toBe('badge_none');
  });

  it('tells of a banner that was left to the reader', () => {
    expect(badgeOf(null, 'ask').title).toBe('badge_leftAsk');
    expect(badgeOf(report({ article: null, consent: consent('rejected') }), 'stopped').title).toBe(
      'badge_leftStopped',
    );
    expect(badgeOf(report(), 'ask').title).toBe('badge_cut');
  });

  it('tells of a cleaned banner until it is put back, and of a wall that was left', () => {
    expect(badgeOf(report({ article: null, consent: consent('hidden') })).title).toBe('badge_cleaned');
    expect(badgeOf(report({ article: null, consent: consent('hidden'), consentUndone: true })).title).toBe(
      'badge_none',
    );
    expect(badgeOf(report({ article: null, consent: consent('failed') })).title).toBe('badge_none');
    expect(badgeOf(report({ article: null, consent: consent('leftPayOrAccept') })).title).toBe(
      'badge_payOrAccept',
    );
  });
});
