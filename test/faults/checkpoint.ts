/**
 * What the build for faults puts around each `await` of the recording path (`plugin.ts`). Nothing of it is in the
 * builds that are shipped; `test/build/faults.test.ts` holds that.
 */

/** `begun`: what is waited for is under way; `done`: it has settled, and nothing after it has begun. */
export type Phase = 'begun' | 'done';

/** What happens at each checkpoint that is passed; a promise is waited for, an error is thrown there. */
export const faults: { pass: ((at: string, phase: Phase) => unknown) | null } = { pass: null };

/**
 * Waits for a value as `await` does, and passes a checkpoint before and after.
 *
 * @param at name of the place: file, function, and which of its awaits
 */
export async function checkpoint<T>(at: string, value: T): Promise<Awaited<T>> {
  // A rejection counts as heard, though it is only looked at later.
  if (value instanceof Promise) value.catch(() => {});
  if (faults.pass) await faults.pass(at, 'begun');
  const settled = await value;
  if (faults.pass) await faults.pass(at, 'done');
  return settled;
}
