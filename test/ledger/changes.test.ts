// @vitest-environment node
import { expect, it } from 'vitest';
import { type LedgerChange, tellChange, watchChanges } from '../../utils/ledger/changes';

const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
const names = (count: number) => Array.from({ length: count }, (_, at) => `https://a.example/${at}`);

/** Follows changes, each for as long as it is let. */
function follower() {
  const told: LedgerChange[] = [];
  let goOn = () => {};
  const end = watchChanges((change) => {
    told.push(change);
    return new Promise<void>((resolve) => {
      goOn = resolve;
    });
  });
  return { told, end, goOn: () => goOn() };
}

it('follows one change at a time, and those that come meanwhile as one', async () => {
  const { told, end, goOn } = follower();
  tellChange({ ids: ['a'] });
  await turn();
  tellChange({ ids: ['b'] });
  tellChange({ ids: ['c', 'b'] });
  await turn();
  expect(told).toEqual([{ ids: ['a'] }]);
  goOn();
  await turn();
  expect(told).toEqual([{ ids: ['a'] }, { ids: ['b', 'c'] }]);
  tellChange({ ids: ['d'] });
  tellChange('all');
  tellChange({ ids: ['e'] });
  await turn();
  goOn();
  await turn();
  expect(told.slice(2)).toEqual(['all']);
  end();
});

it('rests after many records at once, not after one', async () => {
  const { told, end, goOn } = follower();
  const next = async (ids: string[]) => {
    tellChange({ ids });
    await turn();
  };
  await next(['a']);
  goOn();
  await next(['b']);
  expect(told).toHaveLength(2);
  goOn();
  await next(names(500));
  expect(told).toHaveLength(3);
  await new Promise((resolve) => setTimeout(resolve, 100));
  goOn();
  await next(['c']);
  expect(told).toHaveLength(3);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(told).toHaveLength(4);
  end();
});
